package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.Entity.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The declared renames in a snapshot's file, one a line; left out where there are none.
final class RenamesJson {
    private RenamesJson() {}

    static String write(ObjectMapper json, Renames renames) {
        if (renames.all().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(",\n\"renames\": [");
        String separator = "\n";
        List<Rename> sorted = new ArrayList<>(renames.all());
        sorted.sort(
                Comparator.comparing(Rename::kind)
                        .thenComparing(rename -> String.join(".", rename.after())));
        for (Rename rename : sorted) {
            ObjectNode node =
                    json.createObjectNode()
                            .put("kind", rename.kind().name().toLowerCase(Locale.ROOT));
            node.set("before", json.valueToTree(rename.before()));
            node.set("after", json.valueToTree(rename.after()));
            text.append(separator).append(json.writeValueAsString(node));
            separator = ",\n";
        }
        return text.append("\n]").toString();
    }

    static Renames read(JsonNode list) {
        List<Rename> renames = new ArrayList<>();
        for (JsonNode each : list) {
            renames.add(
                    new Rename(
                            Kind.valueOf(each.required("kind").asString().toUpperCase(Locale.ROOT)),
                            names(each.required("before")),
                            names(each.required("after"))));
        }
        return new Renames(renames);
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
