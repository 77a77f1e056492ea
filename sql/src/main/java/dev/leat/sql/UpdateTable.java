package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Table;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.RawParameters;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.ValueText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An update: what to set, then which rows. Only [#where(Condition)] or [#all()] gives a [Change]
/// that runs, so a forgotten condition does not compile. Immutable.
public final class UpdateTable<R> {
    private final Session session;
    private final Table<R> table;
    private final Map<Column<?>, Rendered> assignments;

    UpdateTable(Session session, Table<R> table) {
        this(session, table, Map.of());
    }

    private UpdateTable(Session session, Table<R> table, Map<Column<?>, Rendered> assignments) {
        this.session = session;
        this.table = table;
        this.assignments = assignments;
    }

    /// Sets a column.
    public <T extends @Nullable Object> UpdateTable<R> set(Column<T> column, T value) {
        if (value == null && !column.isNullable()) {
            throw new IllegalArgumentException(column + " cannot be set to null: it is NOT NULL");
        }
        SqlText text = new SqlText();
        text.parameter(ValueText.encode(column, value), ValueText.castType(column.type()));
        return with(column, text.render());
    }

    /// Sets a column to an expression of raw SQL, `?` standing for each parameter:
    /// `setSql(POSTS.likes, "likes + ?", 1)`.
    public UpdateTable<R> setSql(
            Column<?> column, String expression, @Nullable Object... parameters) {
        return with(
                column,
                new Rendered(expression, RawParameters.texts(java.util.Arrays.asList(parameters))));
    }

    private UpdateTable<R> with(Column<?> column, Rendered value) {
        if (!Objects.equals(column.table(), table)) {
            throw new IllegalArgumentException("%s is not a column of %s".formatted(column, table));
        }
        Map<Column<?>, Rendered> changed = new LinkedHashMap<>(assignments);
        changed.put(column, value);
        return new UpdateTable<>(session, table, changed);
    }

    /// The rows to update.
    public Change<R> where(Condition condition) {
        return change(condition);
    }

    /// All rows of the table.
    public Change<R> all() {
        return change(null);
    }

    private Change<R> change(@Nullable Condition condition) {
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("the update of " + table + " sets nothing");
        }
        SqlText out = new SqlText();
        out.add("UPDATE ")
                .add(table.qualifiedSql())
                .add(" SET ")
                .join(
                        ", ",
                        assignments.entrySet(),
                        assignment ->
                                out.add(ConditionRenderer.name(assignment.getKey(), null))
                                        .add(" = ")
                                        .raw(
                                                assignment.getValue().sql(),
                                                assignment.getValue().parameters()));
        return new Change<>(session, table, out, condition);
    }
}
