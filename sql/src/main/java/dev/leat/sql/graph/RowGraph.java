package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.Many;
import dev.leat.schema.Named;
import dev.leat.schema.One;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of a relational result with everything that the query shows, for those who do not want to
/// write a record of their own. What it holds is known by the schema's own columns and relations,
/// so the compiler knows the types:
///
/// ```java
/// for (RowGraph<Post> post : db.graphs(from(POSTS).related(POSTS.author).related(POSTS.comments))) {
///     String title = post.get(POSTS.title);
///     RowGraph<User> author = post.get(POSTS.author);
///     List<RowGraph<Comment>> comments = post.get(POSTS.comments);
/// }
/// ```
///
/// Immutable.
///
/// @param <R> the record of the table's rows
public final class RowGraph<R> {
    private final Level level;
    private final Query<R> query;
    private final @Nullable Object[] values;

    private RowGraph(Level level, Query<R> query, @Nullable Object[] values) {
        this.level = level;
        this.query = query;
        this.values = values;
    }

    static <R> Level level(Query<R> query, Standing standing) {
        Slots slots = new Slots(query, standing);
        query.projection().columnsOf(query.table()).forEach(slots::column);
        for (int i = 0; i < query.projection().extras().size(); i++) {
            slots.extra(i);
        }
        for (int i = 0; i < query.related().size(); i++) {
            Query<?> related = query.related().get(i).query();
            slots.rows(i, below -> level(related, below));
        }
        List<Level.Slot> list = slots.list();
        Level shown = new Level(list, row -> row);
        return new Level(list, values -> new RowGraph<>(shown, query, values));
    }

    /// {@return the table's own record}
    ///
    /// @throws dev.leat.sql.result.MappingException if the query shows only some of its columns
    public R row() {
        Query<R> plain = Query.from(query.table());
        RowSource<R> table = query.table();
        Level record = GraphPlan.of(plain, table.rowType()).level();
        @Nullable Object[] own = new @Nullable Object[record.slots().size()];
        for (int i = 0; i < own.length; i++) {
            own[i] =
                    record.slots().get(i) instanceof Level.Slot.Value slot
                            ? of(slot.expression())
                            : null;
        }
        return table.rowType().cast(record.assembly().make(own));
    }

    /// {@return the value of a column}
    ///
    /// @throws IllegalArgumentException if the query does not show it
    @SuppressWarnings({"unchecked", "NullAway"}) // a column's values are of its type
    public <T extends @Nullable Object> T get(Column<T> column) {
        return (T) of(column);
    }

    /// {@return a computed value}
    ///
    /// @param name under which the query shows it
    /// @throws IllegalArgumentException if it does not
    /// @throws ClassCastException if it is of another type
    public <T> @Nullable T get(String name, Class<T> type) {
        List<Named<?>> extras = query.projection().extras();
        for (int i = 0; i < level.slots().size(); i++) {
            if (level.slots().get(i) instanceof Level.Slot.Value slot
                    && slot.extra() >= 0
                    && extras.get(slot.extra()).name().equals(name)) {
                return type.cast(values[i]);
            }
        }
        throw new IllegalArgumentException(
                "the query from %s shows no computed value \"%s\"".formatted(query.table(), name));
    }

    /// {@return the related rows; one or none if the query says `one()`}
    ///
    /// @throws IllegalArgumentException if the query does not ask for them
    public <S> List<RowGraph<S>> get(Many<S> relation) {
        return rows(relation);
    }

    /// {@return the related row; null if there is none}
    ///
    /// @throws IllegalArgumentException if the query does not ask for it
    public <S> @Nullable RowGraph<S> get(One<S> relation) {
        List<RowGraph<S>> rows = rows(relation);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    @SuppressWarnings("unchecked") // the level below makes graphs of the relation's rows
    private <S> List<RowGraph<S>> rows(Relation<S> relation) {
        for (int i = 0; i < level.slots().size(); i++) {
            if (level.slots().get(i) instanceof Level.Slot.Related slot
                    && query.related().get(slot.related()).relation() == relation) {
                Object found = values[i];
                if (found == null) {
                    return List.of();
                }
                return slot.one() ? List.of((RowGraph<S>) found) : (List<RowGraph<S>>) found;
            }
        }
        throw new IllegalArgumentException(
                "the query from %s does not ask for %s; say related(…)"
                        .formatted(query.table(), relation));
    }

    private @Nullable Object of(Expression<?> column) {
        for (int i = 0; i < level.slots().size(); i++) {
            if (level.slots().get(i) instanceof Level.Slot.Value slot
                    && slot.extra() < 0
                    && slot.expression().equals(column)) {
                return values[i];
            }
        }
        throw new IllegalArgumentException(
                "the query from %s does not show %s".formatted(query.table(), column));
    }

    /// {@return whether it is a row of the same table with the same values and related rows}
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowGraph<?> that
                && query.table() == that.query.table()
                && names().equals(that.names())
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(query.table().serverName(), Arrays.hashCode(values));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        query.projection().columnsOf(query.table()).forEach(column -> names.add(column.javaName()));
        query.projection().extras().forEach(extra -> names.add(extra.name()));
        for (RelatedQuery related : query.related()) {
            names.add(related.relation().name());
        }
        return names;
    }

    /// {@return the values by name, as a record prints itself}
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(query.table().serverName()).append('[');
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(values[i]);
        }
        return out.append(']').toString();
    }
}
