package dev.leat.migrate.random;

import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.List;
import java.util.stream.IntStream;

/// A column type, with values for it.
///
/// @param base `integer`, `numeric(10,2)`, `enum`…
/// @param array whether it is an array of that
/// @param of the enum type; `null` for other types
record ModelType(String base, boolean array, ModelEnum of) {
    static final List<String> NUMBERS =
            List.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "numeric(10,2)",
                    "real",
                    "double precision");
    static final List<String> TEXTS = List.of("text", "varchar(20)", "varchar(30)");
    static final List<String> MOMENTS = List.of("date", "timestamp", "timestamptz");
    static final List<String> REST = List.of("boolean", "uuid", "json", "jsonb");

    record ModelEnum(String schema, String name, List<String> labels) {
        String path() {
            return schema + "." + name;
        }
    }

    String sql() {
        String element = of == null ? base : Identifier.qualified(of.schema, of.name);
        return array ? element + "[]" : element;
    }

    String enumPath() {
        return of == null ? null : of.path();
    }

    /// Whether rows numbered otherwise have other values, before and after any conversion.
    boolean tellsRowsApart() {
        return !array
                && (NUMBERS.contains(base)
                        || TEXTS.contains(base)
                        || MOMENTS.contains(base)
                        || base.equals("uuid"));
    }

    boolean isInteger() {
        return !array && NUMBERS.indexOf(base) >= 0 && NUMBERS.indexOf(base) < 3;
    }

    /// The text of the value number `i`, as the type's input function reads it.
    ///
    /// @param labels the labels of an enum that may be used
    String text(int i, List<String> labels) {
        if (array) {
            ModelType element = new ModelType(base, false, of);
            List<String> parts =
                    IntStream.of(i, i + 1)
                            .mapToObj(each ->
                                    '"'
                                            + element.text(each, labels)
                                                    .replace("\\", "\\\\")
                                                    .replace("\"", "\\\"")
                                            + '"')
                            .toList();
            return "{" + String.join(",", parts) + "}";
        }
        return switch (base) {
            case "boolean" -> i % 2 == 0 ? "true" : "false";
            case "uuid" -> "00000000-0000-0000-0000-%012d".formatted(i);
            case "json", "jsonb" -> "{\"i\": " + i + "}";
            case "enum" -> labels.get(i % labels.size());
            case "date", "timestamp", "timestamptz" ->
                    java.time.LocalDate.of(2026, 1, 1).plusDays(i)
                            + (base.equals("date") ? "" : " 00:00:00")
                            + (base.equals("timestamptz") ? "+00" : "");
            default -> String.valueOf(i);
        };
    }

    String defaultSql(int i) {
        String text = SqlLiteral.quote(text(i, of == null ? List.of() : of.labels));
        return NUMBERS.contains(base) && !array
                ? String.valueOf(i)
                : i % 3 == 0 && base.startsWith("timestamp") && !array
                        ? "now()"
                        : i % 2 == 0 ? text : text + "::" + sql();
    }

    @Override
    public String toString() {
        return sql();
    }
}
