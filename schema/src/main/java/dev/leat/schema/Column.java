package dev.leat.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.NonNull;
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
public final class Column<T extends @Nullable Object> implements Expression<T>, OrderTerm {
    private final RowSource<?> table;
    private final ColumnSpec spec;

    Column(RowSource<?> table, ColumnSpec spec) {
        this.table = table;
        this.spec = spec;
    }

    // ---- modifiers

    /// Lets the column hold null. Without this it is NOT NULL.
    public Column<@Nullable T> nullable() {
        return changed(spec.withNullable());
    }

    /// Makes this column the primary key. A key of several columns is declared in the table's
    /// constructor.
    public Column<T> primaryKey() {
        return changed(spec.withPrimaryKey());
    }

    /// Allows each value once.
    public Column<T> unique() {
        return changed(spec.withUnique());
    }

    /// Gives a constant to inserts that leave the column out.
    public Column<T> defaultValue(@NonNull T value) {
        Objects.requireNonNull(value, "a column without a value is nullable(), not a default null");
        return changed(spec.withDefault(new ColumnDefault.Literal(encoded(spec.codec(), value))));
    }

    @SuppressWarnings("unchecked") // the codec was given together with the column's type
    private static Object encoded(@Nullable JsonCodec<?> codec, Object value) {
        return codec == null ? value : ((JsonCodec<Object>) codec).toJson(value);
    }

    /// Gives the value of an SQL expression to inserts that leave the column out.
    public Column<T> defaultSql(String expression) {
        return changed(spec.withDefault(new ColumnDefault.Expression(expression)));
    }

    /// Gives the start of the transaction to inserts that leave the column out; for `timestamptz`,
    /// `timestamp` and `date`.
    public Column<T> defaultNow() {
        if (!(spec.type() instanceof SqlType.Timestamptz
                || spec.type() instanceof SqlType.Timestamp
                || spec.type() instanceof SqlType.Date)) {
            table.problem("%s is %s: defaultNow() is for dates and times", this, typeSql());
        }
        return changed(spec.withDefault(new ColumnDefault.Now()));
    }

    /// Gives a random UUID to inserts that leave the column out.
    public Column<T> defaultRandom() {
        if (!(spec.type() instanceof SqlType.Uuid || spec.type().isText())) {
            table.problem("%s is %s: defaultRandom() is for uuid", this, typeSql());
        }
        return changed(spec.withDefault(new ColumnDefault.RandomUuid()));
    }

    /// Numbers rows from a sequence of the column; an insert may still give a value.
    public Column<T> identity() {
        return identity(false);
    }

    /// Numbers rows from a sequence of the column; an insert may not give a value.
    public Column<T> identityAlways() {
        return identity(true);
    }

    private Column<T> identity(boolean always) {
        if (!(spec.type() instanceof SqlType.Smallint
                || spec.type() instanceof SqlType.Int
                || spec.type() instanceof SqlType.Bigint)) {
            table.problem("%s is %s: an identity is smallint, integer or bigint", this, typeSql());
        }
        return changed(spec.withDefault(new ColumnDefault.Identity(always)));
    }

    /// Makes this a foreign key. The target is a supplier because the other table may not exist
    /// yet: `references(() -> USERS.id, onDelete(CASCADE))`.
    public Column<T> references(
            Supplier<? extends Column<? extends T>> target, ReferentialAction.On... actions) {
        return changed(
                spec.withReference(
                        new ColumnSpec.Reference(
                                target,
                                ForeignKeyDraft.action(ReferentialAction.Event.DELETE, actions),
                                ForeignKeyDraft.action(ReferentialAction.Event.UPDATE, actions))));
    }

    /// Makes this an array of what it was: `text("tags").array()`. Say it before a default.
    ///
    /// Postgres allows null elements in any array; they arrive as null elements.
    public Column<List<@NonNull T>> array() {
        if (spec.nullable() || spec.primaryKey() || spec.defaultClause() != null) {
            table.problem("%s: say array() first, before nullable(), keys and defaults", this);
        }
        if (spec.codec() != null) {
            table.problem(
                    "%s: an array of typed JSON cannot be read; use one JSON value that holds the list",
                    this);
        }
        return changed(spec.withType(new SqlType.Array(spec.type()), List.class));
    }

    /// Tells the migration generator that the column was called so: it renames instead of dropping
    /// and adding. May be removed once every database has the new name.
    public Column<T> renamedFrom(String oldName) {
        return changed(spec.withRenamedFrom(oldName));
    }

    private <U extends @Nullable Object> Column<U> changed(ColumnSpec newSpec) {
        Column<U> changed = new Column<>(table, newSpec);
        table.replace(this, changed);
        return changed;
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
        return in(Arrays.asList(values));
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
        return notIn(Arrays.asList(values));
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
        for (Object value : values) {
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
        return spec.name();
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

    /// {@return how a typed JSON column is read and written; `null` for any other}
    @Override
    public @Nullable JsonCodec<?> codec() {
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
        return spec.defaultClause();
    }

    /// {@return whether an insert must give a value}
    public boolean isRequired() {
        return !spec.nullable() && spec.defaultClause() == null;
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
        return table.serverName() + "." + name();
    }
}
