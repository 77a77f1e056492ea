package dev.leat.e2e;

import dev.leat.cli.client.ViewUpdate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a client shows, for assertions that say what they mean.
final class Shown {
    private Shown() {}

    /// One field of every row, in order, as JSON text; nulls and missing fields read `null`.
    static List<String> each(JsonNode rows, String field) {
        return rows.valueStream()
                .map(row -> row.path(field).isMissingNode() ? "null" : text(row.path(field)))
                .toList();
    }

    static List<String> each(ViewUpdate update, String field) {
        return each(update.data(), field);
    }

    /// The row whose field has a value.
    static JsonNode row(JsonNode rows, String field, String value) {
        return rows.valueStream()
                .filter(row -> text(row.path(field)).equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no row with " + field + " = " + value + " in " + rows));
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
