package dev.leat.replica.value;

import dev.leat.ivm.source.Row;
import java.math.BigDecimal;
import java.util.HexFormat;

/// Writes the elements of arrays as JSON.
final class JsonText {
    private static final double EXACT_INTEGERS = 1L << 53;
    private static final HexFormat HEX = HexFormat.of();

    private JsonText() {}

    static void write(StringBuilder out, Object value) {
        switch (value) {
            case Boolean b -> out.append(b.booleanValue());
            case Double d -> writeNumber(out, d);
            case String s -> writeString(out, s);
            case Row.Json document -> out.append(document.text());
            default ->
                    throw new IllegalArgumentException(
                            "not a value of a row: " + value.getClass().getName());
        }
    }

    private static void writeNumber(StringBuilder out, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT_INTEGERS) {
            out.append((long) value);
        } else if (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21) {
            out.append(
                    new BigDecimal(Double.toString(value))
                            .toPlainString()); // as JavaScript prints it
        } else {
            out.append(value);
        }
    }

    private static void writeString(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
