package dev.leat.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A column of a table, and the start of every condition on it.
///
/// ```java
/// public final Column<String> title = text("title");
/// public final Column<@Nullable String> body = text("body").nullable();
/// …
/// where(POSTS.title.eq("Hello").and(POSTS.body.isNotNull()))
/// ```
///
/// Immutable. A modifier ([#nullable()], [#primaryKey()], …) returns a new column that takes the
/// place of this one in the table; modifiers work only while the table is being built, in the
/// field's initializer.
///
/// Two columns are equal when they are the same column of the same table.
///
/// @param <T> the Java type of its values; `@Nullable` for a nullable column
public final class Column<T extends @Nullable Object> extends ColumnModifiers<T>
        implements Expression<T>, OrderTerm {
    Column(RowSource<?> table, ColumnSpec spec) {
        super(table, spec);
    }

    // ---- conditions

    /// {@return a condition: equal}
    ///
    /// @throws IllegalArgumentException if the value is null; ask with [#isNull()]
    @Override
    public Condition eq(T value) {
        return compare(Condition.Operator.EQ, value);
    }

    /// {@return as [#eq] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition eq(Expression<? extends T> other) {
        return compareWith(Condition.Operator.EQ, other);
    }

    /// {@return a condition: not equal, and not null}
    ///
    /// @throws IllegalArgumentException if the value is null; ask with [#isNotNull()]
    @Override
    public Condition ne(T value) {
        return compare(Condition.Operator.NE, value);
    }

    /// {@return as [#ne] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition ne(Expression<? extends T> other) {
        return compareWith(Condition.Operator.NE, other);
    }

    /// {@return a condition: less than the value, texts by code point, enums by their labels}
    ///
    /// @throws IllegalArgumentException if the value is null
    @Override
    public Condition lt(T value) {
        return compare(Condition.Operator.LT, value);
    }

    /// {@return as [#lt] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition lt(Expression<? extends T> other) {
        return compareWith(Condition.Operator.LT, other);
    }

    /// {@return a condition: as [#lt], or equal}
    @Override
    public Condition le(T value) {
        return compare(Condition.Operator.LE, value);
    }

    /// {@return as [#le] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition le(Expression<? extends T> other) {
        return compareWith(Condition.Operator.LE, other);
    }

    /// {@return a condition: greater than the value; the order is that of [#lt]}
    ///
    /// @throws IllegalArgumentException if the value is null
    @Override
    public Condition gt(T value) {
        return compare(Condition.Operator.GT, value);
    }

    /// {@return as [#gt] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition gt(Expression<? extends T> other) {
        return compareWith(Condition.Operator.GT, other);
    }

    /// {@return a condition: as [#gt], or equal}
    @Override
    public Condition ge(T value) {
        return compare(Condition.Operator.GE, value);
    }

    /// {@return as [#ge] of what the expression gives. Only SQL can evaluate it}
    @Override
    public Condition ge(Expression<? extends T> other) {
        return compareWith(Condition.Operator.GE, other);
    }

    /// {@return a condition: from `low` to `high`, both included}
    @Override
    public Condition between(T low, T high) {
        return Conditions.and(ge(low), le(high));
    }

    /// {@return a condition: one of the values; without values, never}
    @Override
    public Condition in(Collection<? extends T> values) {
        return new Condition.In(this, operands("in", values), false);
    }

    /// {@return a condition: one of the values}
    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Condition in(T... values) {
        return in(Arrays.asList(Operands.given(this, "in", values)));
    }

    /// {@return a condition: none of the values, and not null}
    @Override
    public Condition notIn(Collection<? extends T> values) {
        return new Condition.In(this, operands("notIn", values), true);
    }

    /// {@return a condition: none of the values, and not null}
    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Condition notIn(T... values) {
        return notIn(Arrays.asList(Operands.given(this, "notIn", values)));
    }

    /// {@return a condition: there is no value}
    @Override
    public Condition isNull() {
        return new Condition.IsNull(this, false);
    }

    /// {@return a condition: there is a value}
    @Override
    public Condition isNotNull() {
        return new Condition.IsNull(this, true);
    }

    /// {@return a condition: matches the pattern, `%` standing for any run of characters, `_` for
    /// one, a backslash before a character for itself}
    ///
    /// @throws IllegalArgumentException if the column is not text or the pattern ends in a lone
    ///   backslash
    @Override
    public Condition like(String pattern) {
        return pattern(Condition.Operator.LIKE, pattern);
    }

    /// {@return as [#like(String)], case ignored}
    ///
    /// In SQL it is the database's locale that knows which letters belong together; the locale `C`
    /// knows those of ASCII only. Live queries know all of Unicode.
    @Override
    public Condition ilike(String pattern) {
        return pattern(Condition.Operator.ILIKE, pattern);
    }

    /// {@return the opposite of [#like(String)]; not for nulls either}
    @Override
    public Condition notLike(String pattern) {
        return pattern(Condition.Operator.NOT_LIKE, pattern);
    }

    /// {@return the opposite of [#ilike(String)]; not for nulls either}
    @Override
    public Condition notIlike(String pattern) {
        return pattern(Condition.Operator.NOT_ILIKE, pattern);
    }

    /// {@return a condition: equal to another column of the same row. Only SQL can evaluate it}
    public Condition eqColumn(Column<? extends T> other) {
        return new Condition.ColumnComparison(this, Condition.Operator.EQ, other);
    }

    /// {@return text that [#like(String)] takes literally}
    public static String escapeLike(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Condition pattern(Condition.Operator operator, String pattern) {
        if (!spec.type().isText()) {
            throw new IllegalArgumentException(
                    "%s is %s: %s needs a text column".formatted(this, typeSql(), operator.sql()));
        }
        if (spec.codec() != null && spec.codec().javaType() == String.class) {
            throw new IllegalArgumentException(
                    "%s keeps texts in another form, which patterns do not know; write the condition as SQL"
                            .formatted(this));
        }
        Objects.requireNonNull(
                pattern, () -> "%s %s null is never true".formatted(this, operator.sql()));
        int backslashes = pattern.length();
        while (backslashes > 0 && pattern.charAt(backslashes - 1) == '\\') {
            backslashes--;
        }
        if ((pattern.length() - backslashes) % 2 == 1) {
            throw new IllegalArgumentException(
                    "the pattern for %s ends in a lone backslash; write two for a literal one"
                            .formatted(this));
        }
        return new Condition.Comparison(this, operator, pattern);
    }

    private Condition compareWith(Condition.Operator operator, @Nullable Expression<?> other) {
        if (other instanceof Column<?> column) {
            return new Condition.ColumnComparison(this, operator, column);
        }
        return Operands.compare(this, operator.sql(), other);
    }

    private Condition compare(Condition.Operator operator, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s %s null is never true; ask with %s"
                            .formatted(
                                    this,
                                    operator.sql(),
                                    operator == Condition.Operator.NE
                                            ? "isNotNull()"
                                            : "isNull()"));
        }
        return new Condition.Comparison(this, operator, value);
    }

    private List<Object> operands(String word, Collection<? extends @Nullable Object> values) {
        for (Object value : Operands.given(this, word, values)) {
            if (value == null) {
                throw new IllegalArgumentException(
                        "%s.%s(…) has a null among its values; ask with isNull()"
                                .formatted(this, word));
            }
        }
        return List.<Object>copyOf(values);
    }

    // ---- order

    /// {@return the order from least to greatest, nulls first}
    @Override
    public Sort asc() {
        return new Sort(this, false, null);
    }

    /// {@return the order from greatest to least, nulls last}
    @Override
    public Sort desc() {
        return new Sort(this, true, null);
    }

    @Override
    public Sort sort() {
        return asc();
    }

    // ---- the model

    /// {@return the table or view that declares the column}
    public RowSource<?> table() {
        return table;
    }

    /// {@return the name in Postgres}
    public String name() {
        String name = spec.nameHolder().find(table);
        if (name == null) {
            throw new IllegalStateException(
                    "a column of %s was declared without a name and takes that of its field, which does not hold it yet; give it a name, or mention it in the constructor"
                            .formatted(table));
        }
        return name;
    }

    /// {@return the name of the field that declares the column; freezes the table}
    public String javaName() {
        return table.javaName(this);
    }

    /// {@return the type in Postgres}
    @Override
    public SqlType type() {
        return spec.type();
    }

    /// {@return the raw class of the values: `List` for an array, else the column's type}
    @Override
    public Class<?> javaType() {
        return spec.javaType();
    }

    /// {@return how values of the application's own type are kept; `null` where they are of the
    /// type's}
    @Override
    public @Nullable Converter<?, ?> codec() {
        return spec.codec();
    }

    /// {@return whether the column may hold null}
    @Override
    public boolean isNullable() {
        return spec.nullable();
    }

    @Override
    public void appendTo(SqlWriter out) {
        out.column(this);
    }

    /// {@return what an insert that leaves the column out gets; `null` for nothing}
    public @Nullable ColumnDefault defaultClause() {
        return spec.serial
                ? new ColumnDefault.Serial(
                        table.schema(), Identifier.derived(table.name(), name(), "seq"))
                : spec.defaultClause;
    }

    /// {@return what a generated column is computed from; `null` for any other}
    public @Nullable Generation generation() {
        return spec.generation;
    }

    /// {@return what the column is derived from; `null` for any other}
    public @Nullable Derivation derivation() {
        return spec.derivation;
    }

    /// {@return whether an insert must give a value}
    public boolean isRequired() {
        return !spec.nullable()
                && defaultClause() == null
                && spec.generation == null
                && insertSupplier() == null;
    }

    /// {@return whether an insert or update may give a value: not to generated and derived columns
    /// and identities that are always generated}
    public boolean isWritable() {
        return spec.generation == null
                && spec.derivation == null
                && !(defaultClause() instanceof ColumnDefault.Identity identity
                        && identity.always());
    }

    /// {@return what gives a value to an insert that leaves the column out; `null` if Postgres
    /// does}
    public @Nullable Supplier<?> insertSupplier() {
        return spec.onInsert != null || defaultClause() != null ? spec.onInsert : spec.onUpdate;
    }

    /// {@return what gives a value to an update that does not set the column; `null` for nothing}
    public @Nullable Supplier<?> updateSupplier() {
        return spec.onUpdate;
    }

    /// {@return whether clients may see the column if its table is synced}
    public boolean isSynced() {
        return spec.synced;
    }

    /// {@return the collation; `null` for that of the type}
    public @Nullable String collation() {
        return spec.collation;
    }

    /// {@return the comment in the database, or `null`}
    public @Nullable String comment() {
        return spec.comment;
    }

    /// {@return how large values are kept; `null` as their type has it}
    public @Nullable ColumnStorage storage() {
        return spec.storage;
    }

    /// {@return the method that compresses large values; `null` for the server's default}
    public @Nullable String compression() {
        return spec.compression;
    }

    /// {@return what Postgres keeps for a value of the column: its own Java type's value for one of
    /// the application's}
    public Object databaseValue(Object value) {
        return TextFormat.stored(spec.codec(), value);
    }

    /// {@return the name that the column had before; `null` if it was not renamed}
    public @Nullable String renamedFrom() {
        return spec.renamedFrom();
    }

    ColumnSpec spec() {
        return spec;
    }

    private String typeSql() {
        return spec.type().sql();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column<?> that && table == that.table && name().equals(that.name());
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(table) + name().hashCode();
    }

    /// {@return `table.column`, as errors name it}
    @Override
    public String toString() {
        String name = spec.nameHolder().find(table);
        return table.serverName() + "." + (name == null ? "<unnamed>" : name);
    }
}
