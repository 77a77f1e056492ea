package dev.leat.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A table. Users extend it, with one instance in a constant:
///
/// ```java
/// public final class Posts extends Table<Post> {
///     public static final Posts POSTS = new Posts();
///
///     public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
///     public final Column<String> authorId = text("author_id").references(() -> USERS.id, onDelete(CASCADE));
///     public final Column<@Nullable String> body = text("body").nullable();
///     public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();
///
///     public final One<User> author = one(authorId, () -> USERS.id);
///     public final Many<Comment> comments = many(id, () -> COMMENTS.postId);
///
///     private Posts() {
///         super("post");
///         index("post_author_idx").on(authorId, createdAt.desc());
///     }
/// }
/// ```
///
/// Every column and relation is a public final field: its name is the field's. Other tables are
/// only mentioned inside suppliers, so tables may refer to each other and to themselves.
///
/// The table freezes when it is first read; after that a change is an [IllegalStateException].
/// Mistakes are collected and reported together by [Schema#of(DatabaseDefinition)].
///
/// @param <R> the record of a row
public abstract class Table<R> {
    /// Refuses to remove a row that is referred to, checked at the end of the statement.
    protected static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;

    /// Refuses to remove a row that is referred to, at once.
    protected static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;

    /// Removes or changes the referring rows too.
    protected static final ReferentialAction CASCADE = ReferentialAction.CASCADE;

    /// Sets the referring columns to null.
    protected static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;

    /// Sets the referring columns to their defaults.
    protected static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;

    private final String schema;
    private final String name;
    private final TableDraft draft = new TableDraft(this);
    private volatile @Nullable TableModel model;

    /// A table in the schema `public`.
    protected Table(String name) {
        this("public", name);
    }

    /// A table in another Postgres schema.
    protected Table(String schema, String name) {
        this.schema = schema;
        this.name = name;
    }

    // ---- columns

    /// Text of any length.
    protected final Column<String> text(String columnName) {
        return column(columnName, new SqlType.Text(), String.class);
    }

    /// Text of at most `length` characters.
    protected final Column<String> varchar(String columnName, int length) {
        return column(columnName, new SqlType.Varchar(length), String.class);
    }

    /// True or false.
    protected final Column<Boolean> bool(String columnName) {
        return column(columnName, new SqlType.Bool(), Boolean.class);
    }

    /// A whole number of two bytes.
    protected final Column<Short> smallint(String columnName) {
        return column(columnName, new SqlType.Smallint(), Short.class);
    }

    /// A whole number of four bytes.
    protected final Column<Integer> integer(String columnName) {
        return column(columnName, new SqlType.Int(), Integer.class);
    }

    /// Eight bytes. Clients hold numbers as doubles: beyond ±(2^53-1) they see null.
    protected final Column<Long> bigint(String columnName) {
        return column(columnName, new SqlType.Bigint(), Long.class);
    }

    /// A decimal number of any size.
    protected final Column<BigDecimal> numeric(String columnName) {
        return column(columnName, new SqlType.Numeric(null, null), BigDecimal.class);
    }

    /// A decimal number of at most `precision` digits, `scale` of them after the point.
    protected final Column<BigDecimal> numeric(String columnName, int precision, int scale) {
        return column(columnName, new SqlType.Numeric(precision, scale), BigDecimal.class);
    }

    /// A binary number of four bytes, about 6 digits.
    protected final Column<Float> real(String columnName) {
        return column(columnName, new SqlType.Real(), Float.class);
    }

    /// A binary number of eight bytes, about 15 digits.
    protected final Column<Double> doublePrecision(String columnName) {
        return column(columnName, new SqlType.DoublePrecision(), Double.class);
    }

    /// A UUID; clients see it as text in lower case.
    protected final Column<UUID> uuid(String columnName) {
        return column(columnName, new SqlType.Uuid(), UUID.class);
    }

    /// A day, without a time of day.
    protected final Column<LocalDate> date(String columnName) {
        return column(columnName, new SqlType.Date(), LocalDate.class);
    }

    /// Date and time without a zone, to the microsecond.
    protected final Column<LocalDateTime> timestamp(String columnName) {
        return column(columnName, new SqlType.Timestamp(), LocalDateTime.class);
    }

    /// A moment, to the microsecond.
    protected final Column<Instant> timestamptz(String columnName) {
        return column(columnName, new SqlType.Timestamptz(), Instant.class);
    }

    /// JSON as the text that was written.
    protected final Column<String> json(String columnName) {
        return column(columnName, new SqlType.Json(), String.class);
    }

    /// JSON, read and written as a Java type.
    protected final <T> Column<T> json(String columnName, JsonCodec<T> codec) {
        return draft.add(
                ColumnSpec.of(columnName, new SqlType.Json(), codec.javaType()).withCodec(codec));
    }

    /// JSON in the form that Postgres keeps, as text.
    protected final Column<String> jsonb(String columnName) {
        return column(columnName, new SqlType.Jsonb(), String.class);
    }

    /// JSON in the form that Postgres keeps, read and written as a Java type.
    protected final <T> Column<T> jsonb(String columnName, JsonCodec<T> codec) {
        return draft.add(
                ColumnSpec.of(columnName, new SqlType.Jsonb(), codec.javaType()).withCodec(codec));
    }

    /// A column of an enum type.
    protected final <E extends Enum<E>> Column<E> enumeration(
            String columnName, EnumType<E> enumType) {
        return column(columnName, new SqlType.Enumeration(enumType), enumType.javaType());
    }

    private <T> Column<T> column(String columnName, SqlType type, Class<T> javaType) {
        return draft.add(ColumnSpec.of(columnName, type, javaType));
    }

    // ---- relations

    /// At most one related row: `one(authorId, () -> USERS.id)`.
    protected final <S> One<S> one(Column<?> from, Supplier<? extends Column<?>> to) {
        return one(List.of(from), () -> List.of(to.get()));
    }

    /// At most one related row, by a key of several columns: `one(List.of(a, b), () -> List.of(X.a,
    /// X.b))`.
    protected final <S> One<S> one(
            List<? extends Column<?>> from, Supplier<? extends List<? extends Column<?>>> to) {
        return draft.add(new One<S>(this, joins(from, to)));
    }

    /// Any number of related rows: `many(id, () -> COMMENTS.postId)`; through a junction with
    /// [Many#through(Supplier, Supplier)].
    protected final <S> Many<S> many(Column<?> from, Supplier<? extends Column<?>> to) {
        return many(List.of(from), () -> List.of(to.get()));
    }

    /// Any number of related rows, by a key of several columns.
    protected final <S> Many<S> many(
            List<? extends Column<?>> from, Supplier<? extends List<? extends Column<?>>> to) {
        return draft.add(new Many<S>(this, joins(from, to)));
    }

    private static Supplier<List<Relation.Join>> joins(
            List<? extends Column<?>> from, Supplier<? extends List<? extends Column<?>>> to) {
        List<Column<?>> columns = List.copyOf(from);
        return () -> List.of(new Relation.Join(columns, List.copyOf(to.get())));
    }

    // ---- what the constructor adds

    /// The primary key of several columns.
    protected final void primaryKey(Column<?>... columns) {
        draft.primaryKey(List.of(columns));
    }

    /// A unique constraint over several columns.
    protected final UniqueDraft unique(Column<?>... columns) {
        return draft.unique(List.of(columns));
    }

    /// A foreign key of several columns.
    protected final ForeignKeyDraft foreignKey(Column<?>... columns) {
        return draft.foreignKey(List.of(columns));
    }

    /// An index: `index("post_author_idx").on(authorId, createdAt.desc())`. Its name is unique
    /// within the Postgres schema.
    protected final IndexDraft index(String indexName) {
        return draft.index(indexName, false);
    }

    /// An index that allows each combination of values once.
    protected final IndexDraft uniqueIndex(String indexName) {
        return draft.index(indexName, true);
    }

    /// Tells the migration generator that the table was called so: it renames instead of dropping
    /// and creating. May be removed once every database has the new name.
    protected final void renamedFrom(String oldName) {
        draft.renamedFrom(oldName);
    }

    /// What happens to a row when the row that it refers to is deleted; without this, [#NO_ACTION].
    protected static ReferentialAction.On onDelete(ReferentialAction action) {
        return new ReferentialAction.On(ReferentialAction.Event.DELETE, action);
    }

    /// What happens to a row when the key that it refers to changes; without this, [#NO_ACTION].
    protected static ReferentialAction.On onUpdate(ReferentialAction action) {
        return new ReferentialAction.On(ReferentialAction.Event.UPDATE, action);
    }

    void replace(Column<?> old, Column<?> changed) {
        draft.replace(old, changed);
    }

    void replace(Relation<?> old, Relation<?> changed) {
        draft.replace(old, changed);
    }

    void problem(String format, Object... arguments) {
        draft.problem(format, arguments);
    }

    void checkBuilding() {
        draft.checkBuilding();
    }

    // ---- the model; each of these freezes the table

    /// {@return the name in Postgres, without schema}
    public final String name() {
        return name;
    }

    /// {@return the Postgres schema, usually `public`}
    public final String schema() {
        return schema;
    }

    /// {@return the name on the wire: `table`, or `schema.table` outside `public`}
    public final String serverName() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    /// {@return the quoted name, with its schema unless that is `public`}
    public final String qualifiedSql() {
        return Identifier.qualified(schema, name);
    }

    /// {@return the columns in order of declaration}
    public final List<Column<?>> columns() {
        return model().columns();
    }

    /// {@return the column with this name in Postgres, or `null`}
    public final @Nullable Column<?> findColumn(String columnName) {
        for (Column<?> column : columns()) {
            if (column.name().equals(columnName)) {
                return column;
            }
        }
        return null;
    }

    /// {@return the primary key, or `null`}
    public final @Nullable PrimaryKey primaryKey() {
        return model().primaryKey();
    }

    /// {@return the unique constraints}
    public final List<UniqueKey> uniqueKeys() {
        return model().uniqueKeys();
    }

    /// {@return the foreign keys; looks at the tables that they refer to}
    ///
    /// @throws SchemaException if one says no target or not as many columns as its target
    public final List<ForeignKey> foreignKeys() {
        return model().foreignKeys();
    }

    /// {@return the indexes, those of keys aside}
    public final List<Index> indexes() {
        return model().indexes();
    }

    /// {@return the relations in order of declaration}
    public final List<Relation<?>> relations() {
        return model().relations();
    }

    /// {@return the relation declared by the field of this name, or `null`}
    public final @Nullable Relation<?> findRelation(String relationName) {
        for (Relation<?> relation : relations()) {
            if (relation.name().equals(relationName)) {
                return relation;
            }
        }
        return null;
    }

    /// {@return the name that the table had before, or `null`}
    public final @Nullable String renamedFrom() {
        return model().renamedFrom();
    }

    /// {@return the class of a row, `R`}
    ///
    /// @throws IllegalStateException if the table does not say: it extends `Table<R>` for an
    ///   unknown `R`
    public final Class<R> rowType() {
        return model().<R>rowType();
    }

    final String javaName(Column<?> column) {
        return model().names().of(column);
    }

    final String relationName(Relation<?> relation) {
        return model().names().of(relation);
    }

    final TableModel model() {
        TableModel frozen = model;
        if (frozen == null) {
            synchronized (draft) {
                frozen = model;
                if (frozen == null) {
                    frozen = draft.freeze();
                    model = frozen;
                }
            }
        }
        return frozen;
    }

    /// {@return the name as errors give it}
    @Override
    public final String toString() {
        return serverName();
    }
}
