package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The declared renames in a snapshot's file; left out where there are none.
final class RenamesJson {
    private RenamesJson() {}

    static String write(ObjectMapper json, Renames renames) {
        if (renames.tables().isEmpty() && renames.columns().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(",\n\"renames\": [");
        String separator = "\n";
        Map<String, String> sorted = new TreeMap<>();
        renames.tables()
                .forEach((now, then) ->
                        sorted.put(
                                now.toString(),
                                json.writeValueAsString(
                                        json.createObjectNode()
                                                .put("schema", now.schema())
                                                .put("table", now.name())
                                                .put("from", then.name()))));
        renames.columns()
                .forEach((path, then) ->
                        sorted.put(
                                path,
                                json.writeValueAsString(
                                        json.createObjectNode()
                                                .put("column", path)
                                                .put("from", then))));
        for (String line : sorted.values()) {
            text.append(separator).append(line);
            separator = ",\n";
        }
        return text.append("\n]").toString();
    }

    static Renames read(JsonNode list) {
        Map<TableName, TableName> tables = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (JsonNode each : list) {
            String from = each.required("from").asString();
            if (each.has("column")) {
                columns.put(each.required("column").asString(), from);
            } else {
                String schema = each.required("schema").asString();
                tables.put(
                        new TableName(schema, each.required("table").asString()),
                        new TableName(schema, from));
            }
        }
        return new Renames(tables, columns);
    }
}
