package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Identifier;
import dev.leat.schema.Relation;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes conditions as SQL, with the meaning that they have in live queries: texts are ordered by
/// code point, enums by their labels.
final class ConditionRenderer {
    private final SqlText out;
    private final Aliases aliases;

    ConditionRenderer(SqlText out, Aliases aliases) {
        this.out = out;
        this.aliases = aliases;
    }

    /// Writes the condition in parentheses of its own wherever they could matter.
    void write(Condition condition, String alias) {
        switch (condition) {
            case Condition.Comparison c -> comparison(c, alias);
            case Condition.ColumnComparison c ->
                    out.add(comparable(c.left(), c.operator(), alias))
                            .add(" " + c.operator().sql() + " ")
                            .add(comparable(c.right(), c.operator(), alias));
            case Condition.In in -> in(in, alias);
            case Condition.IsNull isNull ->
                    out.add(name(isNull.column(), alias))
                            .add(isNull.negated() ? " IS NOT NULL" : " IS NULL");
            case Condition.And and -> all(and.parts(), " AND ", "true", alias);
            case Condition.Or or -> all(or.parts(), " OR ", "false", alias);
            case Condition.Exists exists -> exists(exists, alias);
            case Condition.Fragment fragment ->
                    out.add("(")
                            .raw(fragment.sql(), RawParameters.texts(fragment.parameters()))
                            .add(")");
        }
    }

    private void comparison(Condition.Comparison c, String alias) {
        Column<?> column = c.column();
        out.add(comparable(column, c.operator(), alias)).add(" " + c.operator().sql() + " ");
        boolean asText = ordersByLabel(column, c.operator());
        out.parameter(
                ValueText.encode(column, c.value()),
                asText ? "text" : ValueText.castType(column.type()));
    }

    private static boolean ordersByLabel(Column<?> column, Condition.Operator operator) {
        return column.type() instanceof SqlType.Enumeration && isRange(operator);
    }

    private static boolean isRange(Condition.Operator operator) {
        return switch (operator) {
            case LT, LE, GT, GE -> true;
            case EQ, NE, LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> false;
        };
    }

    private static String comparable(Column<?> column, Condition.Operator operator, String alias) {
        return isRange(operator) ? OrderSql.sortable(column, alias) : name(column, alias);
    }

    private void in(Condition.In in, String alias) {
        if (in.values().isEmpty()) {
            out.add(in.negated() ? name(in.column(), alias) + " IS NOT NULL" : "false");
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Object value : in.values()) {
            texts.add(String.valueOf(ValueText.encode(in.column(), value)));
        }
        out.add(name(in.column(), alias)).add(in.negated() ? " <> ALL (" : " = ANY (");
        out.parameter(
                SqlLiteral.text(new SqlType.Array(new SqlType.Text()), texts),
                ValueText.castType(in.column().type()) + "[]");
        out.add(")");
    }

    private void all(List<Condition> parts, String word, String empty, String alias) {
        if (parts.isEmpty()) {
            out.add(empty);
            return;
        }
        out.add("(").join(word, parts, part -> write(part, alias)).add(")");
    }

    private void exists(Condition.Exists exists, String alias) {
        List<Relation.Join> joins = exists.relation().joins();
        String near = aliases.next();
        out.add(exists.negated() ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ")
                .add(joins.getFirst().target().qualifiedSql() + " " + near + " WHERE ");
        correlate(joins.getFirst(), alias, near);
        String far = near;
        if (joins.size() > 1) {
            far = aliases.next();
            out.add(" AND EXISTS (SELECT 1 FROM ")
                    .add(joins.getLast().target().qualifiedSql() + " " + far + " WHERE ");
            correlate(joins.getLast(), near, far);
        }
        Condition where = exists.where();
        if (where != null) {
            out.add(" AND ");
            write(where, far);
        }
        out.add(joins.size() > 1 ? "))" : ")");
    }

    /// Writes the equality of the columns on both sides.
    void correlate(Relation.Join join, String from, String to) {
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < join.from().size(); i++) {
            pairs.add(i);
        }
        out.join(
                " AND ",
                pairs,
                i ->
                        out.add(name(join.to().get(i), to))
                                .add(" = ")
                                .add(name(join.from().get(i), from)));
    }

    static String name(Column<?> column, @Nullable String alias) {
        String quoted = Identifier.quote(column.name());
        return alias == null ? quoted : alias + "." + quoted;
    }
}
