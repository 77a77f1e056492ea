package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.SuppliedValues;
import dev.leat.sql.render.StatementWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which columns get which values, for updates, conflicts and merges. Immutable.
///
/// @param <R> the record of a row
public final class Assignments<R> {
    private final Target<R> target;
    private final Map<Column<?>, Consumer<StatementWriter>> values;
    private final @Nullable Condition condition;

    Assignments(Target<R> target) {
        this(target, Map.of(), null);
    }

    private Assignments(
            Target<R> target,
            Map<Column<?>, Consumer<StatementWriter>> values,
            @Nullable Condition condition) {
        this.target = target;
        this.values = values;
        this.condition = condition;
    }

    /// {@return these, and a column gets a value}
    ///
    /// @throws IllegalArgumentException if the column is of another table, or the value is null and
    ///   the column NOT NULL
    public <T extends @Nullable Object> Assignments<R> set(Column<T> column, T value) {
        if (value == null && !column.isNullable()) {
            throw new IllegalArgumentException(column + " cannot be set to null: it is NOT NULL");
        }
        return with(column, out -> out.value(column.type(), column.codec(), value));
    }

    /// {@return these, and a column gets what the expression gives}
    public <T extends @Nullable Object> Assignments<R> set(
            Column<T> column, Expression<? extends T> value) {
        Objects.requireNonNull(
                value, () -> column + " is set to no expression; say setNull(…) for NULL");
        return with(column, out -> out.expression(value));
    }

    /// {@return these, and a column gets null}
    public Assignments<R> setNull(Column<?> column) {
        if (!column.isNullable()) {
            throw new IllegalArgumentException(column + " cannot be set to null: it is NOT NULL");
        }
        return with(column, out -> out.sql("NULL"));
    }

    /// {@return these, and a column gets its default}
    public Assignments<R> setDefault(Column<?> column) {
        return with(column, out -> out.sql("DEFAULT"));
    }

    /// {@return these, only for rows that satisfy the condition; where the statement has a place
    /// for it: a conflict}
    public Assignments<R> where(Condition newCondition) {
        Objects.requireNonNull(newCondition, "the condition is null; leave where(…) out");
        Condition all = condition == null ? newCondition : condition.and(newCondition);
        return new Assignments<>(target, values, all);
    }

    Assignments<R> with(Column<?> column, Consumer<StatementWriter> value) {
        target.own(column);
        Map<Column<?>, Consumer<StatementWriter>> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new Assignments<>(target, changed, condition);
    }

    /// {@return these and what columns ask the application for when a row changes}
    Assignments<R> suppliedForUpdate() {
        Assignments<R> all = this;
        for (Map.Entry<Column<?>, Object> supplied :
                SuppliedValues.ofUpdate(target.table(), values.keySet()).entrySet()) {
            Column<?> column = supplied.getKey();
            all =
                    all.with(
                            column,
                            out -> out.value(column.type(), column.codec(), supplied.getValue()));
        }
        return all;
    }

    /// {@return these and what columns ask the application for when a row is new}
    Assignments<R> suppliedForInsert() {
        Assignments<R> all = this;
        for (Column<?> column : target.table().columns()) {
            Supplier<?> supplier = column.insertSupplier();
            if (supplier != null && !values.containsKey(column)) {
                Object value =
                        Objects.requireNonNull(
                                supplier.get(),
                                () -> "the supplier of " + column + " gave no value");
                all = all.with(column, out -> out.value(column.type(), column.codec(), value));
            }
        }
        return all;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Nullable Condition condition() {
        return condition;
    }

    /// Writes `a = 1, b = 2`.
    void appendTo(StatementWriter out) {
        values.keySet().forEach(out.tenancy()::refuseMove);
        out.join(
                ", ",
                values.entrySet(),
                entry -> {
                    out.name(entry.getKey().name()).sql(" = ");
                    entry.getValue().accept(out);
                });
    }

    /// Writes `(a, b) VALUES (1, 2)`.
    ///
    /// @param overriding stands before VALUES
    void appendAsInsert(StatementWriter out, String overriding) {
        SqlWriter names = out.sql("(");
        names.join(", ", values.keySet(), column -> out.name(column.name()));
        out.sql(")").sql(overriding).sql(" VALUES (");
        out.join(", ", values.values(), value -> value.accept(out)).sql(")");
    }
}
