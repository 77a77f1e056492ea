package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import java.util.ArrayList;
import java.util.List;

/// Writes conditions into a statement, with the meaning that they have in live queries: texts are
/// ordered by code point, enums by their labels.
final class ConditionWriter {
    private final StatementWriter out;

    ConditionWriter(StatementWriter out) {
        this.out = out;
    }

    /// Writes the condition in parentheses of its own wherever they could matter.
    void write(Condition condition) {
        switch (condition) {
            case Condition.Comparison c -> comparison(c);
            case Condition.ColumnComparison c -> {
                out.sql("(");
                side(c.left(), c.operator());
                out.sql(" " + c.operator().sql() + " ");
                side(c.right(), c.operator());
                out.sql(")");
            }
            case Condition.In in -> in(in);
            case Condition.IsNull isNull ->
                    out.column(isNull.column()).sql(isNull.negated() ? " IS NOT NULL" : " IS NULL");
            case Condition.And and -> all(and.parts(), " AND ", "true");
            case Condition.Or or -> all(or.parts(), " OR ", "false");
            case Condition.Exists exists -> new RelationWriter(out).exists(exists);
            case Condition.Fragment fragment -> {
                out.sql("(");
                out.raw(fragment.sql(), fragment.parameters());
                out.sql(")");
            }
            case Condition.Predicate predicate -> out.expression(predicate.expression());
        }
    }

    private void comparison(Condition.Comparison c) {
        Column<?> column = c.column();
        side(column, c.operator());
        out.sql(" " + c.operator().sql() + " ");
        if (column.type() instanceof SqlType.Enumeration && isRange(c.operator())) {
            out.value(DataType.TEXT.type(), null, ValueText.encode(column, c.value()));
        } else {
            out.value(column.type(), column.codec(), c.value());
        }
    }

    private static boolean isRange(Condition.Operator operator) {
        return switch (operator) {
            case LT, LE, GT, GE -> true;
            case EQ, NE, LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> false;
        };
    }

    private void side(Column<?> column, Condition.Operator operator) {
        if (isRange(operator)) {
            out.comparable(column);
        } else {
            out.column(column);
        }
    }

    private void in(Condition.In in) {
        Column<?> column = in.column();
        if (in.values().isEmpty()) {
            if (in.negated()) {
                out.column(column).sql(" IS NOT NULL");
            } else {
                out.sql("false");
            }
            return;
        }
        if (column.type().base() instanceof SqlType.Array) {
            // Postgres would take a list of arrays for one array of more dimensions.
            out.column(column).sql(in.negated() ? " NOT IN (" : " IN (");
            out.join(", ", in.values(), value -> out.value(column.type(), null, value)).sql(")");
            return;
        }
        out.column(column).sql(in.negated() ? " <> ALL (" : " = ANY (");
        out.value(new SqlType.Array(column.type()), null, plain(column, in.values())).sql(")");
    }

    private static List<Object> plain(Column<?> column, List<?> values) {
        List<Object> plain = new ArrayList<>();
        for (Object value : values) {
            plain.add(TextFormat.stored(column.codec(), value));
        }
        return plain;
    }

    private void all(List<Condition> parts, String word, String empty) {
        if (parts.isEmpty()) {
            out.sql(empty);
        } else {
            out.sql("(");
            out.join(word, parts, this::write).sql(")");
        }
    }
}
