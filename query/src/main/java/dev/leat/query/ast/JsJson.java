package dev.leat.query.ast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plain values (null, Boolean, Number, String, List, Map) as JSON, exactly as JavaScript's
/// `JSON.stringify` prints them.
///
/// The hashes of the protocol are taken over such texts, so numbers and escapes must agree to the
/// byte.
public final class JsJson {
    private static final double SAFE_INTEGER = 9_007_199_254_740_991.0;

    private JsJson() {}

    /// {@return the JSON text}
    ///
    /// @throws IllegalArgumentException if a value is of another kind
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /// {@return the value as a Jackson tree}
    public static JsonNode node(@Nullable Object value) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (value) {
            case null -> factory.nullNode();
            case Boolean b -> factory.booleanNode(b);
            case String s -> factory.stringNode(s);
            case Number n -> {
                double d = n.doubleValue();
                if (d != Math.rint(d) || Math.abs(d) > SAFE_INTEGER) {
                    yield factory.numberNode(d);
                }
                // As a parser would: the smallest type that holds the number.
                yield (int) d == d ? factory.numberNode((int) d) : factory.numberNode((long) d);
            }
            case List<?> list -> {
                ArrayNode array = factory.arrayNode();
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = factory.objectNode();
                map.forEach((key, element) -> object.set(key.toString(), node(element)));
                yield object;
            }
            default -> throw unsupported(value);
        };
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case String s -> appendString(out, s);
            case Number n -> {
                double d = n.doubleValue();
                out.append(Double.isFinite(d) ? number(d) : "null");
            }
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object element : list) {
                    out.append(comma);
                    append(out, element);
                    comma = ",";
                }
                out.append(']');
            }
            case Map<?, ?> map -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(comma);
                    appendString(out, entry.getKey().toString());
                    out.append(':');
                    append(out, entry.getValue());
                    comma = ",";
                }
                out.append('}');
            }
            default -> throw unsupported(value);
        }
    }

    private static IllegalArgumentException unsupported(Object value) {
        return new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }

    /// {@return a finite number as JavaScript prints it: `1`, `0.5`, `1e+21`, `1e-7`}
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        // Java prints two digits at least; JavaScript one, where one is enough.
        BigDecimal oneDigit = shortest.round(new MathContext(1));
        if (oneDigit.doubleValue() == value) {
            shortest = oneDigit;
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < 1e21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
