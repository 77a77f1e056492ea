package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a derived column is computed from: the rows of another table, the child, that belong to the
/// column's row. Triggers on the child keep it true; nobody else writes it.
///
/// ```java
/// integer("comment_count").countOf(() -> COMMENTS.postId)
/// bigint("paid").sumOf(() -> ORDER_LINES.orderId, () -> ORDER_LINES.cents)
/// column.derived(Derivation.count(() -> List.of(SEATS.hall, SEATS.row)).where(() -> SEATS.taken.eq(true)))
/// ```
///
/// @param function what is computed
/// @param childKey the child's columns that say to which row a child belongs: a foreign key to this
///   table, or the key of a stats table
/// @param childValue the child's column that is computed over; `null` for COUNT and EXISTS
/// @param condition which children count; `null` for all
public record Derivation(
        Function function,
        Supplier<? extends List<? extends Column<?>>> childKey,
        @Nullable Supplier<? extends Column<?>> childValue,
        @Nullable Supplier<? extends Condition> condition) {

    /// What is computed.
    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG,
        EXISTS
    }

    public Derivation {
        Objects.requireNonNull(childKey, "childKey");
        boolean overValue = function != Function.COUNT && function != Function.EXISTS;
        if (overValue == (childValue == null)) {
            throw new IllegalArgumentException(
                    function + (overValue ? " needs a column" : " is of rows, not of a column"));
        }
    }

    /// {@return how many children there are}
    public static Derivation count(Supplier<? extends List<? extends Column<?>>> childKey) {
        return new Derivation(Function.COUNT, childKey, null, null);
    }

    /// {@return whether there is a child}
    public static Derivation exists(Supplier<? extends List<? extends Column<?>>> childKey) {
        return new Derivation(Function.EXISTS, childKey, null, null);
    }

    /// {@return this function over the values of a column of the children}
    public static Derivation of(
            Function function,
            Supplier<? extends List<? extends Column<?>>> childKey,
            Supplier<? extends Column<?>> childValue) {
        return new Derivation(function, childKey, childValue, null);
    }

    /// {@return over children that satisfy the condition, which is about their own columns}
    public Derivation where(Supplier<? extends Condition> newCondition) {
        return new Derivation(function, childKey, childValue, newCondition);
    }

    /// {@return the child's key; looks at the child}
    public List<Column<?>> key() {
        return List.copyOf(childKey.get());
    }

    /// {@return the child; looks at it}
    public RowSource<?> child() {
        return key().getFirst().table();
    }

    /// {@return the column computed over; `null` for COUNT and EXISTS}
    public @Nullable Column<?> value() {
        return childValue == null ? null : childValue.get();
    }

    /// {@return which children count; `null` for all}
    public @Nullable Condition where() {
        return condition == null ? null : condition.get();
    }

    /// {@return what the column is where there are no children, as SQL; `null` for null}
    @Nullable String empty() {
        return switch (function) {
            case COUNT -> "0";
            case SUM -> "0";
            case EXISTS -> "false";
            case MIN -> null;
            case MAX -> null;
            case AVG -> null;
        };
    }
}
