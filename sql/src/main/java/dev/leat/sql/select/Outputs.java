package dev.leat.sql.select;

import dev.leat.schema.Expression;
import dev.leat.sql.render.MentionedSources;
import dev.leat.sql.result.RowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the columns of a query.
final class Outputs {
    private Outputs() {}

    static OutputColumns of(RowsQuery<?> query) {
        Set<Object> optional = query.optionalSources();
        List<Expression<?>> expressions = RowPlan.of(query.projection(), optional).expressions();
        List<Boolean> nullable = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            nullable.add(
                    expression.isNullable()
                            || (!optional.isEmpty()
                                    && MentionedSources.of(expression).stream()
                                            .anyMatch(optional::contains)));
        }
        return new OutputColumns(expressions, OutputColumns.namesOf(expressions), nullable);
    }
}
