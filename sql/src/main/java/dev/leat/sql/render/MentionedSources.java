package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.Expression;
import dev.leat.schema.RowSource;
import dev.leat.schema.SqlType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables, subqueries and so on whose columns an expression mentions: it collects instead of
/// writing. What only a subquery inside mentions does not count.
public final class MentionedSources implements SourceWriter {
    private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());

    private MentionedSources() {}

    /// {@return the sources, known by identity}
    public static Set<Object> of(Expression<?> expression) {
        MentionedSources sources = new MentionedSources();
        StatementWriter.inside(sources).expression(expression);
        return sources.found;
    }

    @Override
    public MentionedSources sourceColumn(Object source, String column) {
        found.add(source);
        return this;
    }

    @Override
    public MentionedSources sql(String text) {
        return this;
    }

    @Override
    public MentionedSources column(Column<?> column) {
        found.add(column.table());
        return this;
    }

    @Override
    public MentionedSources outerColumn(Column<?> column) {
        return column(column);
    }

    @Override
    public MentionedSources table(RowSource<?> table) {
        return this;
    }

    @Override
    public MentionedSources value(
            SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        return this;
    }

    @Override
    public MentionedSources untyped(@Nullable Object value) {
        return this;
    }

    @Override
    public MentionedSources condition(Condition condition) {
        throw new IllegalStateException("conditions are written by the StatementWriter");
    }

    @Override
    public MentionedSources comparable(Expression<?> expression) {
        throw new IllegalStateException("expressions are written by the StatementWriter");
    }
}
