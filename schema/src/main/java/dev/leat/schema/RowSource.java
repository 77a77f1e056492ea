package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What rows can be read from: a [Table], a [View] or a [MaterializedView]. Queries start at any of
/// them.
///
/// It is built by its field initializers and its constructor, and freezes when it is first read;
/// after that a change is an [IllegalStateException]. Mistakes are collected and reported together
/// by [Schema#of(DatabaseDefinition)].
///
/// @param <R> the record of a row
public abstract sealed class RowSource<R> extends FieldNamedColumns
        implements Selectable<R>, FromSource permits Table, View, MaterializedView {
    private final String schema;
    private final String name;
    final TableDraft draft = new TableDraft(this);
    private volatile @Nullable TableModel model;
    private @Nullable String alias;

    RowSource(String schema, String name) {
        this.schema = schema;
        this.name = name;
    }

    /// {@return the query of a view; `null` for a table}
    @Nullable ViewBody body() {
        return null;
    }

    @Override
    final <T extends @Nullable Object> Column<T> add(ColumnSpec spec) {
        return draft.add(spec);
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

    /// Tells the migration generator that it was called so: it renames instead of dropping and
    /// creating. May be removed once every database has the new name.
    protected final void renamedFrom(String oldName) {
        draft.renamedFrom(oldName);
    }

    /// Adds what is neither column nor key nor index:
    /// `declare(Policy.of("own_rows").to(APP).using(…))`. The package `dev.leat.schema.object` has
    /// policies, triggers, rules, statistics, partitions.
    protected final void declare(TableObject... objects) {
        checkBuilding();
        draft.objects.addAll(List.of(objects));
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

    // ---- the model; each of these freezes the source

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

    /// {@return the name by which statements mention it, if it was made by [Alias#alias(RowSource,
    /// String)]; else `null`}
    public final @Nullable String alias() {
        return alias;
    }

    void alias(String newAlias) {
        alias = newAlias;
    }

    /// {@return the columns in order of declaration}
    public final List<Column<?>> columns() {
        return model().columns();
    }

    /// {@return the column with this name in Postgres, or `null`}
    public final @Nullable Column<?> findColumn(String columnName) {
        return model().column(columnName);
    }

    /// {@return the primary key, or `null`; a view has none}
    public final @Nullable PrimaryKey primaryKey() {
        return model().primaryKey();
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

    /// {@return policies, triggers and the like, in order of declaration}
    public final List<TableObject> objects() {
        model();
        return List.copyOf(draft.objects);
    }

    /// {@return the name that it had before, or `null`}
    public final @Nullable String renamedFrom() {
        return model().renamedFrom();
    }

    /// {@return the class of a row, `R`}
    ///
    /// @throws IllegalStateException if it does not say: it extends `Table<R>` or `View<R>` for an
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
