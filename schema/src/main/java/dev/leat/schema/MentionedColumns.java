package dev.leat.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns that an expression or condition mentions: it collects instead of writing.
///
/// Inside a subquery only columns of the statement around it count, and inside EXISTS over a
/// relation the columns that lead there.
public final class MentionedColumns implements SqlWriter {
    private final Set<Column<?>> found = new LinkedHashSet<>();

    private MentionedColumns() {}

    /// {@return the columns of an expression, each once}
    public static List<Column<?>> of(Expression<?> expression) {
        MentionedColumns columns = new MentionedColumns();
        columns.expression(expression);
        return List.copyOf(columns.found);
    }

    @Override
    public SqlWriter sql(String text) {
        return this;
    }

    @Override
    public SqlWriter column(Column<?> column) {
        found.add(column);
        return this;
    }

    @Override
    public SqlWriter outerColumn(Column<?> column) {
        return column(column);
    }

    @Override
    public SqlWriter table(RowSource<?> table) {
        return this;
    }

    @Override
    public SqlWriter value(SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        return this;
    }

    @Override
    public SqlWriter untyped(@Nullable Object value) {
        return this;
    }

    @Override
    public SqlWriter condition(Condition condition) {
        found.addAll(ConditionColumns.of(condition));
        return this;
    }

    @Override
    public SqlWriter related(RelatedValue<?> value) {
        found.addAll(value.relation().joins().getFirst().from());
        return this;
    }

    @Override
    public SqlWriter placeholder(String name) {
        return this;
    }

    @Override
    public SqlWriter comparable(Expression<?> expression) {
        return expression(expression);
    }
}
