package dev.leat.query.ast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns an AST into plain maps and lists, keys in the order of the reference.
final class AstWriter {
    private AstWriter() {}

    static Map<String, @Nullable Object> ast(Ast ast) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        putPresent(out, "schema", ast.schema());
        out.put("table", ast.table());
        putPresent(out, "alias", ast.alias());
        if (ast.where() != null) {
            out.put("where", condition(ast.where()));
        }
        if (!ast.related().isEmpty()) {
            out.put("related", ast.related().stream().map(AstWriter::subquery).toList());
        }
        if (ast.start() != null) {
            Map<String, @Nullable Object> start = new LinkedHashMap<>();
            start.put("row", ast.start().row());
            start.put("exclusive", ast.start().exclusive());
            out.put("start", start);
        }
        putPresent(out, "limit", ast.limit());
        if (!ast.orderBy().isEmpty()) {
            out.put("orderBy", ast.orderBy().stream().map(AstWriter::ordering).toList());
        }
        return out;
    }

    private static List<String> ordering(Ordering ordering) {
        return List.of(ordering.column(), ordering.direction().name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, @Nullable Object> subquery(CorrelatedSubquery subquery) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("correlation", correlation(subquery));
        if (subquery.hidden()) {
            out.put("hidden", true);
        }
        out.put("subquery", ast(subquery.subquery()));
        putPresent(out, "system", origin(subquery));
        return out;
    }

    /// The sub-query of an EXISTS. The reference keeps the order in which its builder makes it, and
    /// hashes depend on that.
    private static Map<String, @Nullable Object> witness(CorrelatedSubquery subquery) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        putPresent(out, "system", origin(subquery));
        out.put("correlation", correlation(subquery));
        if (subquery.hidden()) {
            out.put("hidden", true);
        }
        out.put("subquery", ast(subquery.subquery()));
        return out;
    }

    private static Map<String, @Nullable Object> correlation(CorrelatedSubquery subquery) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("parentField", subquery.correlation().parentFields());
        out.put("childField", subquery.correlation().childFields());
        return out;
    }

    private static @Nullable String origin(CorrelatedSubquery subquery) {
        return subquery.system() == null ? null : subquery.system().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> condition(AstCondition condition) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        switch (condition) {
            case AstCondition.Comparison comparison -> {
                out.put("type", "simple");
                out.put("op", comparison.operator().symbol());
                out.put("left", operand(comparison.left()));
                out.put("right", operand(comparison.right()));
            }
            case AstCondition.And and -> {
                out.put("type", "and");
                out.put("conditions", conditions(and.conditions()));
            }
            case AstCondition.Or or -> {
                out.put("type", "or");
                out.put("conditions", conditions(or.conditions()));
            }
            case AstCondition.Exists exists -> {
                out.put("type", "correlatedSubquery");
                out.put("related", witness(exists.related()));
                out.put("op", exists.negated() ? "NOT EXISTS" : "EXISTS");
                putPresent(out, "flip", exists.flip());
                putPresent(out, "scalar", exists.scalar());
            }
        }
        return out;
    }

    private static List<Map<String, @Nullable Object>> conditions(List<AstCondition> conditions) {
        List<Map<String, @Nullable Object>> out = new ArrayList<>(conditions.size());
        conditions.forEach(condition -> out.add(condition(condition)));
        return out;
    }

    private static Map<String, @Nullable Object> operand(AstCondition.Operand operand) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        switch (operand) {
            case AstCondition.Operand.Column column -> {
                out.put("type", "column");
                out.put("name", column.name());
            }
            case AstCondition.Operand.Literal literal -> {
                out.put("type", "literal");
                out.put("value", literal.value());
            }
            case AstCondition.Operand.Static parameter -> {
                out.put("type", "static");
                out.put("anchor", parameter.anchor());
                out.put(
                        "field",
                        parameter.field().size() == 1
                                ? parameter.field().getFirst()
                                : parameter.field());
            }
        }
        return out;
    }

    private static void putPresent(
            Map<String, @Nullable Object> out, String key, @Nullable Object value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}
