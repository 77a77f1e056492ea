package dev.leat.protocol.json;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// A query inside a message: read with the path of what is wrong, written with the fields in the
/// order of the reference.
public final class AstField {
    private AstField() {}

    /// @throws InvalidMessageException if the field is no query
    public static Ast read(JsonObject json, String field) {
        return ast(json.object(field));
    }

    private static Ast ast(JsonObject json) {
        Long limit = json.optionalInteger("limit");
        JsonArray related = json.optionalArray("related");
        JsonArray orderBy = json.optionalArray("orderBy");
        JsonObject start = json.optionalObject("start");
        if (limit != null && (limit < 0 || limit > Integer.MAX_VALUE)) {
            throw json.invalid("limit", "expected 0 to 2147483647, got " + limit);
        }
        return new Ast(
                json.optionalString("schema"),
                json.string("table"),
                json.optionalString("alias"),
                json.has("where") ? condition(json.object("where")) : null,
                related == null ? List.of() : related.objects(AstField::subquery),
                start == null ? null : start(start),
                limit == null ? null : limit.intValue(),
                orderBy == null ? List.of() : orderings(orderBy));
    }

    private static CorrelatedSubquery subquery(JsonObject json) {
        JsonObject on = json.object("correlation");
        List<String> parent = on.strings("parentField");
        List<String> child = on.strings("childField");
        if (parent.isEmpty() || parent.size() != child.size()) {
            throw json.invalid(
                    "correlation", "parentField and childField need equally many columns, not 0");
        }
        return new CorrelatedSubquery(
                new CorrelatedSubquery.Correlation(parent, child),
                ast(json.object("subquery")),
                Boolean.TRUE.equals(json.optionalBool("hidden")),
                json.has("system") ? json.convert("system", AstField::origin) : null);
    }

    private static CorrelatedSubquery.Origin origin(String system) {
        for (CorrelatedSubquery.Origin origin : CorrelatedSubquery.Origin.values()) {
            if (wire(origin).equals(system)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("unknown system \"" + system + "\"");
    }

    private static AstCondition condition(JsonObject json) {
        String type = json.string("type");
        return switch (type) {
            case "simple" ->
                    new AstCondition.Comparison(
                            operand(json.object("left")),
                            json.convert("op", AstCondition.Operator::of),
                            right(json));
            case "and" ->
                    new AstCondition.And(json.array("conditions").objects(AstField::condition));
            case "or" -> new AstCondition.Or(json.array("conditions").objects(AstField::condition));
            case "correlatedSubquery" ->
                    new AstCondition.Exists(
                            subquery(json.object("related")),
                            json.convert("op", AstField::isNegated),
                            json.optionalBool("flip"),
                            json.optionalBool("scalar"));
            default -> throw json.invalid("type", "unknown condition \"" + type + "\"");
        };
    }

    private static boolean isNegated(String op) {
        return switch (op) {
            case "EXISTS" -> false;
            case "NOT EXISTS" -> true;
            default -> throw new IllegalArgumentException("unknown operator \"" + op + "\"");
        };
    }

    private static Operand right(JsonObject json) {
        Operand right = operand(json.object("right"));
        if (right instanceof Operand.Column) {
            throw json.invalid("right", "a comparison's right side is never a column");
        }
        return right;
    }

    private static Operand operand(JsonObject json) {
        String type = json.string("type");
        return switch (type) {
            case "column" -> new Operand.Column(json.string("name"));
            case "literal" -> new Operand.Literal(value(json, "value"));
            case "static" -> {
                JsonNode field = json.tree("field");
                yield new Operand.Static(
                        json.string("anchor"),
                        field.isArray()
                                ? json.array("field").strings()
                                : List.of(json.string("field")));
            }
            default -> throw json.invalid("type", "unknown operand \"" + type + "\"");
        };
    }

    @SuppressWarnings(
            "NullAway") // it does not see that a compact constructor's values are nullable
    private static Start start(JsonObject json) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        JsonObject values = json.object("row");
        values.names().forEach(column -> row.put(column, value(values, column)));
        return new Start(row, Boolean.TRUE.equals(json.optionalBool("exclusive")));
    }

    private static List<Ordering> orderings(JsonArray json) {
        List<Ordering> orderings = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            JsonArray part = JsonArray.of(json.get(i), "orderBy[" + i + "]");
            Ordering.Direction direction =
                    switch (part.string(1)) {
                        case "asc" -> Ordering.Direction.ASC;
                        case "desc" -> Ordering.Direction.DESC;
                        default ->
                                throw new InvalidMessageException(
                                        "orderBy[" + i + "][1]: expected asc or desc");
                    };
            orderings.add(new Ordering(part.string(0), direction));
        }
        return orderings;
    }

    private static @Nullable Object value(JsonObject json, String field) {
        return json.contains(field) ? value(json.tree(field), json, field) : null;
    }

    private static @Nullable Object value(JsonNode node, JsonObject json, String field) {
        if (node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            for (JsonNode element : node) {
                list.add(value(element, json, field));
            }
            return list;
        }
        throw json.invalid(field, "an object cannot be compared");
    }

    public static void write(JsonGenerator out, Ast ast) {
        out.writeStartObject();
        optional(out, "schema", ast.schema());
        out.writeStringProperty("table", ast.table());
        optional(out, "alias", ast.alias());
        AstCondition where = ast.where();
        if (where != null) {
            out.writeName("where");
            write(out, where);
        }
        if (!ast.related().isEmpty()) {
            out.writeName("related");
            out.writeStartArray();
            ast.related().forEach(related -> write(out, related));
            out.writeEndArray();
        }
        Start start = ast.start();
        if (start != null) {
            out.writeName("start");
            write(out, start);
        }
        Integer limit = ast.limit();
        if (limit != null) {
            out.writeNumberProperty("limit", limit);
        }
        if (!ast.orderBy().isEmpty()) {
            out.writeName("orderBy");
            out.writeStartArray();
            for (Ordering ordering : ast.orderBy()) {
                out.writeStartArray();
                out.writeString(ordering.column());
                out.writeString(ordering.direction() == Ordering.Direction.ASC ? "asc" : "desc");
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, CorrelatedSubquery related) {
        out.writeStartObject();
        out.writeName("correlation");
        out.writeStartObject();
        strings(out, "parentField", related.correlation().parentFields());
        strings(out, "childField", related.correlation().childFields());
        out.writeEndObject();
        if (related.hidden()) {
            out.writeBooleanProperty("hidden", true);
        }
        out.writeName("subquery");
        write(out, related.subquery());
        CorrelatedSubquery.Origin system = related.system();
        if (system != null) {
            out.writeStringProperty("system", wire(system));
        }
        out.writeEndObject();
    }

    private static String wire(CorrelatedSubquery.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator out, AstCondition condition) {
        out.writeStartObject();
        switch (condition) {
            case AstCondition.Comparison comparison -> {
                out.writeStringProperty("type", "simple");
                out.writeStringProperty("op", comparison.operator().symbol());
                out.writeName("left");
                write(out, comparison.left());
                out.writeName("right");
                write(out, comparison.right());
            }
            case AstCondition.And and -> conditions(out, "and", and.conditions());
            case AstCondition.Or or -> conditions(out, "or", or.conditions());
            case AstCondition.Exists exists -> {
                out.writeStringProperty("type", "correlatedSubquery");
                out.writeName("related");
                write(out, exists.related());
                out.writeStringProperty("op", exists.negated() ? "NOT EXISTS" : "EXISTS");
                optional(out, "flip", exists.flip());
                optional(out, "scalar", exists.scalar());
            }
        }
        out.writeEndObject();
    }

    private static void conditions(JsonGenerator out, String type, List<AstCondition> conditions) {
        out.writeStringProperty("type", type);
        out.writeName("conditions");
        out.writeStartArray();
        conditions.forEach(condition -> write(out, condition));
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Operand operand) {
        out.writeStartObject();
        switch (operand) {
            case Operand.Column column -> {
                out.writeStringProperty("type", "column");
                out.writeStringProperty("name", column.name());
            }
            case Operand.Literal literal -> {
                out.writeStringProperty("type", "literal");
                out.writeName("value");
                value(out, literal.value());
            }
            case Operand.Static parameter -> {
                out.writeStringProperty("type", "static");
                out.writeStringProperty("anchor", parameter.anchor());
                if (parameter.field().size() == 1) {
                    out.writeStringProperty("field", parameter.field().getFirst());
                } else {
                    strings(out, "field", parameter.field());
                }
            }
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Start start) {
        out.writeStartObject();
        out.writeName("row");
        out.writeStartObject();
        for (Map.Entry<String, @Nullable Object> value : start.row().entrySet()) {
            out.writeName(value.getKey());
            value(out, value.getValue());
        }
        out.writeEndObject();
        out.writeBooleanProperty("exclusive", start.exclusive());
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case Boolean bool -> out.writeBoolean(bool);
            case Double number -> Json.writeNumber(out, number);
            case String string -> out.writeString(string);
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(element -> value(out, element));
                out.writeEndArray();
            }
            default -> throw new IllegalStateException(value.getClass() + " in a query");
        }
    }

    private static void strings(JsonGenerator out, String name, List<String> strings) {
        out.writeName(name);
        out.writeStartArray();
        strings.forEach(out::writeString);
        out.writeEndArray();
    }

    private static void optional(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    private static void optional(JsonGenerator out, String name, @Nullable Boolean value) {
        if (value != null) {
            out.writeBooleanProperty(name, value);
        }
    }
}
