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
        List<Expression<?>> expressions =
                RowPlan.of(query.projection(), query.optionalSources()).expressions();
        return new OutputColumns(
                expressions, OutputColumns.namesOf(expressions), nullable(query, expressions));
    }

    /// {@return the same columns, any of which may be null}
    static OutputColumns nullable(OutputColumns columns) {
        return new OutputColumns(
                columns.expressions(),
                columns.names(),
                columns.expressions().stream().map(expression -> true).toList());
    }

    private static List<Boolean> nullable(RowsQuery<?> query, List<Expression<?>> expressions) {
        if (query instanceof Select<?> select && select.set() != null) {
            // A row may come from either side.
            List<Boolean> left = of(select.set().left()).nullable();
            List<Boolean> right = of(select.set().right()).nullable();
            List<Boolean> either = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                either.add(left.get(i) || right.get(i));
            }
            return either;
        }
        boolean sumsUp = query instanceof Select<?> select && select.sumsUp();
        Set<Object> optional = query.optionalSources();
        List<Boolean> nullable = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            nullable.add(
                    sumsUp
                            || expression.isNullable()
                            || (!optional.isEmpty()
                                    && MentionedSources.of(expression).stream()
                                            .anyMatch(optional::contains)));
        }
        return nullable;
    }
}
