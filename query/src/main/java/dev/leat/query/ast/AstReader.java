package dev.leat.query.ast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads an AST out of a JSON tree. `path` is the place within it, for errors.
final class AstReader {
    private AstReader() {}

    static Ast ast(JsonNode node, String path) {
        object(node, path);
        List<CorrelatedSubquery> related = new ArrayList<>();
        List<JsonNode> relatedNodes = list(node, "related", path);
        for (int i = 0; i < relatedNodes.size(); i++) {
            related.add(subquery(relatedNodes.get(i), at(path, "related[" + i + "]")));
        }
        List<Ordering> orderBy = new ArrayList<>();
        List<JsonNode> orderNodes = list(node, "orderBy", path);
        for (int i = 0; i < orderNodes.size(); i++) {
            orderBy.add(ordering(orderNodes.get(i), at(path, "orderBy[" + i + "]")));
        }
        JsonNode where = node.get("where");
        JsonNode start = node.get("start");
        return new Ast(
                optionalText(node, "schema", path),
                text(node, "table", path),
                optionalText(node, "alias", path),
                absent(where) ? null : condition(where, at(path, "where")),
                related,
                absent(start) ? null : start(start, at(path, "start")),
                limit(node.get("limit"), at(path, "limit")),
                orderBy);
    }

    private static CorrelatedSubquery subquery(JsonNode node, String path) {
        object(node, path);
        JsonNode correlation = member(node, "correlation", path);
        String correlationPath = at(path, "correlation");
        List<String> parent = texts(correlation, "parentField", correlationPath);
        List<String> child = texts(correlation, "childField", correlationPath);
        if (parent.isEmpty() || parent.size() != child.size()) {
            throw new AstFormatException(
                    correlationPath,
                    parent.size() + " parent fields and " + child.size() + " child fields");
        }
        String system = optionalText(node, "system", path);
        return new CorrelatedSubquery(
                new CorrelatedSubquery.Correlation(parent, child),
                ast(member(node, "subquery", path), at(path, "subquery")),
                Boolean.TRUE.equals(optionalBoolean(node, "hidden", path)),
                system == null ? null : origin(system, at(path, "system")));
    }

    private static CorrelatedSubquery.Origin origin(String system, String path) {
        return switch (system) {
            case "permissions" -> CorrelatedSubquery.Origin.PERMISSIONS;
            case "client" -> CorrelatedSubquery.Origin.CLIENT;
            case "test" -> CorrelatedSubquery.Origin.TEST;
            default -> throw new AstFormatException(path, "unknown origin \"" + system + "\"");
        };
    }

    private static AstCondition condition(JsonNode node, String path) {
        object(node, path);
        String type = text(node, "type", path);
        return switch (type) {
            case "simple" ->
                    new AstCondition.Comparison(
                            operand(member(node, "left", path), at(path, "left")),
                            operator(text(node, "op", path), at(path, "op")),
                            right(member(node, "right", path), at(path, "right")));
            case "and" -> new AstCondition.And(conditions(node, path));
            case "or" -> new AstCondition.Or(conditions(node, path));
            case "correlatedSubquery" ->
                    new AstCondition.Exists(
                            subquery(member(node, "related", path), at(path, "related")),
                            negated(text(node, "op", path), at(path, "op")),
                            optionalBoolean(node, "flip", path),
                            optionalBoolean(node, "scalar", path));
            default ->
                    throw new AstFormatException(
                            at(path, "type"), "unknown condition \"" + type + "\"");
        };
    }

    private static List<AstCondition> conditions(JsonNode node, String path) {
        List<JsonNode> nodes = list(node, "conditions", path);
        List<AstCondition> conditions = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            conditions.add(condition(nodes.get(i), at(path, "conditions[" + i + "]")));
        }
        return conditions;
    }

    private static boolean negated(String op, String path) {
        return switch (op) {
            case "EXISTS" -> false;
            case "NOT EXISTS" -> true;
            default -> throw new AstFormatException(path, "unknown operator \"" + op + "\"");
        };
    }

    private static AstCondition.Operator operator(String symbol, String path) {
        try {
            return AstCondition.Operator.of(symbol);
        } catch (IllegalArgumentException e) {
            throw new AstFormatException(path, "unknown operator \"" + symbol + "\"");
        }
    }

    private static AstCondition.Operand right(JsonNode node, String path) {
        AstCondition.Operand operand = operand(node, path);
        if (operand instanceof AstCondition.Operand.Column) {
            throw new AstFormatException(path, "the right side cannot be a column");
        }
        return operand;
    }

    private static AstCondition.Operand operand(JsonNode node, String path) {
        object(node, path);
        String type = text(node, "type", path);
        return switch (type) {
            case "column" -> new AstCondition.Operand.Column(text(node, "name", path));
            case "literal" -> new AstCondition.Operand.Literal(literal(node, path));
            case "static" -> {
                JsonNode field = member(node, "field", path);
                yield new AstCondition.Operand.Static(
                        text(node, "anchor", path),
                        field.isString()
                                ? List.of(field.stringValue())
                                : texts(node, "field", path));
            }
            default ->
                    throw new AstFormatException(
                            at(path, "type"), "unknown operand \"" + type + "\"");
        };
    }

    private static @Nullable Object literal(JsonNode node, String path) {
        JsonNode value = node.get("value");
        if (value != null && (value.isObject() || nested(value))) {
            throw new AstFormatException(
                    at(path, "value"), "a literal is null, a boolean, number, string or a list");
        }
        return value == null ? null : value(value);
    }

    private static boolean nested(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (element.isContainer()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonNode element : node) {
                list.add(value(element));
            }
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            map.put(property.getKey(), value(property.getValue()));
        }
        return map;
    }

    private static Start start(JsonNode node, String path) {
        object(node, path);
        JsonNode row = member(node, "row", path);
        object(row, at(path, "row"));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : row.properties()) {
            values.put(property.getKey(), value(property.getValue()));
        }
        return new Start(values, Boolean.TRUE.equals(optionalBoolean(node, "exclusive", path)));
    }

    private static @Nullable Integer limit(@Nullable JsonNode node, String path) {
        if (node == null || node.isNull()) {
            return null;
        }
        double limit = node.isNumber() ? node.doubleValue() : -1;
        if (limit < 0 || limit != Math.rint(limit)) {
            throw new AstFormatException(path, "a limit is a whole number and not negative");
        }
        // More rows than an int counts do not exist in any store that could answer.
        return (int) Math.min(limit, Integer.MAX_VALUE);
    }

    private static Ordering ordering(JsonNode node, String path) {
        if (!node.isArray() || node.size() != 2 || !node.get(0).isString()) {
            throw new AstFormatException(path, "an order is [column, \"asc\" or \"desc\"]");
        }
        String direction = node.get(1).asString("").toLowerCase(Locale.ROOT);
        return switch (direction) {
            case "asc" -> Ordering.asc(node.get(0).stringValue());
            case "desc" -> Ordering.desc(node.get(0).stringValue());
            default -> throw new AstFormatException(path, "the direction is \"asc\" or \"desc\"");
        };
    }

    private static void object(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new AstFormatException(path, "an object was expected, not " + node.getNodeType());
        }
    }

    private static JsonNode member(JsonNode node, String name, String path) {
        JsonNode member = node.get(name);
        if (absent(member)) {
            throw new AstFormatException(path, "\"" + name + "\" is missing");
        }
        return member;
    }

    private static String text(JsonNode node, String name, String path) {
        JsonNode member = member(node, name, path);
        if (!member.isString()) {
            throw new AstFormatException(at(path, name), "a string was expected");
        }
        return member.stringValue();
    }

    private static @Nullable String optionalText(JsonNode node, String name, String path) {
        return absent(node.get(name)) ? null : text(node, name, path);
    }

    private static @Nullable Boolean optionalBoolean(JsonNode node, String name, String path) {
        JsonNode member = node.get(name);
        if (absent(member)) {
            return null;
        }
        if (!member.isBoolean()) {
            throw new AstFormatException(at(path, name), "true or false was expected");
        }
        return member.booleanValue();
    }

    private static List<String> texts(JsonNode node, String name, String path) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(node, name, path)) {
            if (!element.isString()) {
                throw new AstFormatException(at(path, name), "a list of strings was expected");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    private static List<JsonNode> list(JsonNode node, String name, String path) {
        JsonNode member = node.get(name);
        if (absent(member)) {
            return List.of();
        }
        if (!member.isArray()) {
            throw new AstFormatException(at(path, name), "a list was expected");
        }
        List<JsonNode> elements = new ArrayList<>(member.size());
        member.forEach(elements::add);
        return elements;
    }

    private static boolean absent(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
