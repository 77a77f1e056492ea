package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/// What a column's declaration may say behind its type. Each modifier returns a new column that
/// takes the place of this one in the table.
///
/// @param <T> the Java type of the column's values
abstract sealed class ColumnModifiers<T extends @Nullable Object> permits Column {
    final RowSource<?> table;
    final ColumnSpec spec;

    ColumnModifiers(RowSource<?> table, ColumnSpec spec) {
        this.table = table;
        this.spec = spec;
    }

    private <U extends @Nullable Object> Column<U> changed(Consumer<ColumnSpec> change) {
        Column<U> changed = new Column<>(table, spec.with(change));
        table.replace((Column<?>) this, changed);
        return changed;
    }

    private void problem(String format, Object... arguments) {
        table.problem("%s is %s: ".formatted(this, spec.type().sql()) + format, arguments);
    }

    // ---- the Java type

    /// Keeps values of the application's own type: `text("email").convert(EMAIL)`. Say it before a
    /// default.
    public <U> Column<U> convert(Converter<@NonNull T, U> converter) {
        checkShape("convert(…)");
        Converter<?, ?> first = spec.codec();
        return changed(copy -> {
            copy.javaType = converter.javaType();
            copy.codec = first == null ? converter : chained(first, converter);
        });
    }

    @SuppressWarnings("unchecked") // the first converter ends in the type of this column
    private static Converter<?, ?> chained(Converter<?, ?> first, Converter<?, ?> next) {
        return ((Converter<Object, Object>) first).andThen((Converter<Object, ?>) next);
    }

    /// Makes this an array of what it was: `text("tags").array()`; said twice, one of two
    /// dimensions. Say it before a default.
    ///
    /// Postgres allows null elements in any array; they arrive as null elements.
    public Column<List<@NonNull T>> array() {
        checkShape("array()");
        Converter<?, ?> element = spec.codec();
        return changed(copy -> {
            copy.type = new SqlType.Array(spec.type());
            copy.javaType = List.class;
            copy.codec = element == null ? null : new ListConverter<>(element);
        });
    }

    private void checkShape(String modifier) {
        if (spec.nullable() || spec.primaryKey() || hasDefault()) {
            table.problem("%s: say %s first, before nullable(), keys and defaults", this, modifier);
        }
    }

    /// Lets the column hold null. Without this it is NOT NULL.
    public Column<@Nullable T> nullable() {
        return changed(copy -> copy.nullable = true);
    }

    /// Keeps the column from clients: it is not published even if its table is synced.
    public Column<T> notSynced() {
        return changed(copy -> copy.synced = false);
    }

    // ---- values that nobody gives

    /// Gives a constant to inserts that leave the column out.
    public Column<T> defaultValue(@NonNull T value) {
        Objects.requireNonNull(value, "a column without a value is nullable(), not a default null");
        return defaulting(new ColumnDefault.Literal(TextFormat.stored(spec.codec(), value)));
    }

    /// Gives the value of an SQL expression to inserts that leave the column out.
    public Column<T> defaultSql(String expression) {
        return defaulting(new ColumnDefault.Expression(expression));
    }

    /// Gives what an expression computes to inserts that leave the column out; it cannot mention
    /// columns.
    public Column<T> defaultSql(Expression<? extends T> expression) {
        return defaulting(new ColumnDefault.Computed(expression));
    }

    /// Gives the start of the transaction to inserts that leave the column out; for `timestamptz`,
    /// `timestamp` and `date`.
    public Column<T> defaultNow() {
        SqlType type = spec.type().base();
        if (!(type instanceof SqlType.Timestamptz
                || type instanceof SqlType.Timestamp
                || type instanceof SqlType.Date)) {
            problem("defaultNow() is for dates and times");
        }
        return defaulting(new ColumnDefault.Now());
    }

    /// Gives a random UUID to inserts that leave the column out.
    public Column<T> defaultRandom() {
        if (!(spec.type().base() instanceof SqlType.Uuid || spec.type().isText())) {
            problem("defaultRandom() is for uuid");
        }
        return defaulting(new ColumnDefault.RandomUuid());
    }

    private Column<T> defaulting(ColumnDefault clause) {
        if (spec.generation != null) {
            table.problem("%s is generated and so has no default", this);
        }
        if (hasDefault()) {
            table.problem("%s has two defaults; say one", this);
        }
        return changed(copy -> copy.defaultClause = clause);
    }

    private boolean hasDefault() {
        return spec.serial || spec.defaultClause != null;
    }

    /// Lets the application give a value to each insert of its own that leaves the column out:
    /// `text("id").defaultFrom(Ids::next)`. Postgres knows nothing of it.
    public Column<T> defaultFrom(Supplier<? extends @NonNull T> supplier) {
        return changed(copy -> copy.onInsert = supplier);
    }

    /// Lets the application give a value to each update of its own that does not set the column:
    /// `timestamptz("updated_at").onUpdate(Instant::now)`; and to inserts that leave it out, unless
    /// there is a default. Postgres knows nothing of it.
    public Column<T> onUpdate(Supplier<? extends @NonNull T> supplier) {
        return changed(copy -> copy.onUpdate = supplier);
    }

    /// Numbers rows from a sequence of the column; an insert may still give a value.
    public Column<T> identity() {
        return identity(false, SequenceOptions.USUAL);
    }

    /// As [#identity()], counting in another way: `identity(options -> options.startWith(3000))`.
    public Column<T> identity(UnaryOperator<SequenceOptions> options) {
        return identity(false, options.apply(SequenceOptions.USUAL));
    }

    /// Numbers rows from a sequence of the column; an insert may not give a value.
    public Column<T> identityAlways() {
        return identity(true, SequenceOptions.USUAL);
    }

    /// As [#identityAlways()], counting in another way.
    public Column<T> identityAlways(UnaryOperator<SequenceOptions> options) {
        return identity(true, options.apply(SequenceOptions.USUAL));
    }

    private Column<T> identity(boolean always, SequenceOptions options) {
        if (!(spec.type() instanceof SqlType.Smallint
                || spec.type() instanceof SqlType.Int
                || spec.type() instanceof SqlType.Bigint)) {
            problem("an identity is smallint, integer or bigint");
        }
        return defaulting(new ColumnDefault.Identity(always, options, table.schema()));
    }

    /// Computes the column from others of the same row and stores it: SQL over their names in
    /// Postgres. Nobody else gives it a value.
    public Column<T> generatedAlwaysAs(String expression) {
        return generatedAlwaysAs(
                new Formula<>(
                        spec.type(),
                        spec.javaType(),
                        spec.codec(),
                        true,
                        out -> out.sql(expression)));
    }

    /// Computes the column from others of the same row and stores it. Nobody else gives it a value.
    public Column<T> generatedAlwaysAs(Expression<? extends @Nullable T> expression) {
        if (hasDefault()) {
            table.problem("%s has a default and so is not generated", this);
        }
        return changed(copy -> copy.generation = new Generation(expression, false));
    }

    /// Computes a generated column when it is read, instead of storing it; from Postgres 18 on.
    public Column<T> virtual() {
        Generation generation = spec.generation;
        if (generation == null) {
            table.problem("%s is not generated: say generatedAlwaysAs(…) before virtual()", this);
            return changed(copy -> {});
        }
        return changed(copy -> copy.generation = new Generation(generation.expression(), true));
    }

    // ---- derived from the rows of another table

    /// Keeps the number of rows that belong to this one: `integer("comment_count").countOf(() ->
    /// COMMENTS.postId)`. Nobody else gives it a value. See [Derivation].
    ///
    /// @param childKey the column of the other table that refers to this one
    public Column<T> countOf(Supplier<? extends Column<?>> childKey) {
        return derived(Derivation.count(one(childKey)));
    }

    /// As [#countOf(Supplier)], of rows that satisfy a condition on their own columns.
    public Column<T> countOf(
            Supplier<? extends Column<?>> childKey, Supplier<? extends Condition> where) {
        return derived(Derivation.count(one(childKey)).where(where));
    }

    /// Keeps whether there are rows that belong to this one.
    public Column<T> existsOf(Supplier<? extends Column<?>> childKey) {
        return derived(Derivation.exists(one(childKey)));
    }

    /// As [#existsOf(Supplier)], of rows that satisfy a condition on their own columns.
    public Column<T> existsOf(
            Supplier<? extends Column<?>> childKey, Supplier<? extends Condition> where) {
        return derived(Derivation.exists(one(childKey)).where(where));
    }

    /// Keeps the sum over the rows that belong to this one; 0 if there are none.
    public Column<T> sumOf(
            Supplier<? extends Column<?>> childKey, Supplier<? extends Column<?>> value) {
        return derived(Derivation.of(Derivation.Function.SUM, one(childKey), value));
    }

    /// Keeps the least value of the rows that belong to this one; null if there are none.
    public Column<T> minOf(
            Supplier<? extends Column<?>> childKey,
            Supplier<? extends Column<? extends @Nullable T>> value) {
        return derived(Derivation.of(Derivation.Function.MIN, one(childKey), value));
    }

    /// Keeps the greatest value of the rows that belong to this one; null if there are none.
    public Column<T> maxOf(
            Supplier<? extends Column<?>> childKey,
            Supplier<? extends Column<? extends @Nullable T>> value) {
        return derived(Derivation.of(Derivation.Function.MAX, one(childKey), value));
    }

    /// Keeps the average over the rows that belong to this one; null if there are none.
    public Column<T> avgOf(
            Supplier<? extends Column<?>> childKey, Supplier<? extends Column<?>> value) {
        return derived(Derivation.of(Derivation.Function.AVG, one(childKey), value));
    }

    /// Keeps what is derived from the rows of another table.
    public Column<T> derived(Derivation derivation) {
        String empty = derivation.empty();
        return changed(copy -> {
            copy.derivation = derivation;
            if (empty != null && copy.defaultClause == null) {
                copy.defaultClause = new ColumnDefault.Expression(empty);
            }
        });
    }

    private static Supplier<List<Column<?>>> one(Supplier<? extends Column<?>> column) {
        return () -> List.of(column.get());
    }

    // ---- keys and checks

    /// Makes this column the primary key. A key of several columns is declared in the table's
    /// constructor.
    public Column<T> primaryKey() {
        return changed(copy -> copy.primaryKey = true);
    }

    /// As [#primaryKey()], naming the constraint.
    public Column<T> primaryKey(String constraintName) {
        return changed(copy -> {
            copy.primaryKey = true;
            copy.primaryKeyName = constraintName;
        });
    }

    /// Allows each value once. With options it is declared in the table's constructor.
    public Column<T> unique() {
        return changed(copy -> copy.unique = true);
    }

    /// As [#unique()], naming the constraint.
    public Column<T> unique(String constraintName) {
        return changed(copy -> {
            copy.unique = true;
            copy.uniqueName = constraintName;
        });
    }

    /// Makes this a foreign key. The target is a supplier because the other table may not exist
    /// yet: `references(() -> USERS.id, onDelete(CASCADE))`.
    public Column<T> references(
            Supplier<? extends Column<? extends T>> target, ForeignKeyOption... options) {
        return changed(copy -> copy.reference = new ColumnSpec.Reference(target, List.of(options)));
    }

    /// Refuses other values: `integer("price").check(price -> price.gt(0))`. The constraint is
    /// named `<table>_<column>_check`.
    public Column<T> check(Function<? super Column<T>, Condition> condition) {
        return checked(null, condition);
    }

    /// As [#check(Function)], naming the constraint.
    public Column<T> check(
            String constraintName, Function<? super Column<T>, Condition> condition) {
        return checked(constraintName, condition);
    }

    /// Refuses rows for which the SQL is false: `check("price > 0")`.
    public Column<T> check(String sql) {
        return checked(null, column -> new Condition.Fragment(sql, List.of()));
    }

    /// As [#check(String)], naming the constraint.
    public Column<T> check(String constraintName, String sql) {
        return checked(constraintName, column -> new Condition.Fragment(sql, List.of()));
    }

    /// Refuses texts that are no label of the column's Java enum.
    public Column<T> checkLabels() {
        if (!(spec.codec() instanceof EnumLabels<?> labels)) {
            table.problem("%s has no enum: checkLabels() is for text(name, enum)", this);
            return changed(copy -> {});
        }
        return checked(null, column -> new Condition.In(column, labels.labels(), false));
    }

    private Column<T> checked(
            @Nullable String constraintName, Function<? super Column<T>, Condition> condition) {
        @SuppressWarnings("unchecked") // the only subclass
        Column<T> self = (Column<T>) this;
        List<ColumnSpec.Check> checks = new ArrayList<>(spec.checks);
        checks.add(new ColumnSpec.Check(constraintName, condition.apply(self)));
        return changed(copy -> copy.checks = List.copyOf(checks));
    }

    // ---- how it is kept

    /// Compares and orders texts by this collation, such as `de-x-icu`, unless a statement says
    /// otherwise.
    public Column<T> collation(String collation) {
        return changed(copy -> copy.collation = collation);
    }

    /// Describes the column in the database.
    public Column<T> comment(String text) {
        return changed(copy -> copy.comment = text);
    }

    /// Says how large values are kept.
    public Column<T> storage(ColumnStorage storage) {
        return changed(copy -> copy.storage = storage);
    }

    /// Compresses large values by this method: `pglz` or `lz4`.
    public Column<T> compression(String method) {
        return changed(copy -> copy.compression = method);
    }

    /// Tells the migration generator that the column was called so: it renames instead of dropping
    /// and adding. May be removed once every database has the new name.
    public Column<T> renamedFrom(String oldName) {
        return changed(copy -> copy.renamedFrom = oldName);
    }
}
