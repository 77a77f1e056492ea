package dev.leat.migrate.snapshot;

import dev.leat.migrate.snapshot.Entity.ColumnEntity;
import dev.leat.migrate.snapshot.Entity.EnumEntity;
import dev.leat.migrate.snapshot.Entity.ForeignKeyEntity;
import dev.leat.migrate.snapshot.Entity.IndexEntity;
import dev.leat.migrate.snapshot.Entity.PrimaryKeyEntity;
import dev.leat.migrate.snapshot.Entity.PublicationEntity;
import dev.leat.migrate.snapshot.Entity.PublishedTableEntity;
import dev.leat.migrate.snapshot.Entity.SchemaEntity;
import dev.leat.migrate.snapshot.Entity.TableEntity;
import dev.leat.migrate.snapshot.Entity.TableName;
import dev.leat.migrate.snapshot.Entity.UniqueEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Snapshots as JSON: one entity a line, so that a change of the schema is a change of few lines.
public final class SnapshotJson {
    /// The version of the format. A reader refuses any other.
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotJson() {}

    /// {@return the file's text, ending in a line feed}
    public static String write(Snapshot snapshot) {
        return "{\n\"version\": "
                + VERSION
                + ",\n\"id\": "
                + JSON.writeValueAsString(snapshot.id())
                + ",\n"
                + content(snapshot.parents(), snapshot.entities())
                + RenamesJson.write(JSON, snapshot.renames())
                + "\n}\n";
    }

    static String content(List<String> parents, List<Entity> entities) {
        StringBuilder text =
                new StringBuilder("\"parents\": ").append(JSON.writeValueAsString(parents));
        text.append(",\n\"entities\": [");
        String separator = "\n";
        for (Entity entity : entities) {
            text.append(separator).append(JSON.writeValueAsString(toJson(entity)));
            separator = ",\n";
        }
        return text.append("\n]").toString();
    }

    /// {@return the snapshot that the text holds}
    ///
    /// @param file how messages call the text
    /// @throws SnapshotException if it is not a snapshot, or one of another version
    public static Snapshot read(String text, String file) {
        try {
            JsonNode root = JSON.readTree(text);
            int version = root.path("version").asInt(-1);
            if (version != VERSION) {
                throw new SnapshotException(
                        "%s is a snapshot of version %s; this Leat reads version %d. Use the Leat that wrote it, or a newer one."
                                .formatted(file, root.path("version"), VERSION));
            }
            List<Entity> entities = new ArrayList<>();
            for (JsonNode node : root.required("entities")) {
                entities.add(fromJson(node));
            }
            return new Snapshot(
                    root.required("id").asString(),
                    strings(root.required("parents")),
                    entities,
                    RenamesJson.read(root.path("renames")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SnapshotException(
                    "%s cannot be read as a snapshot: %s. Restore it from version control."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static ObjectNode toJson(Entity entity) {
        ObjectNode node =
                JSON.createObjectNode().put("kind", entity.kind().name().toLowerCase(Locale.ROOT));
        if (entity instanceof Entity.OfTable part) {
            node.put("schema", part.table().schema()).put("table", part.table().name());
        }
        if (entity instanceof Entity.Named named) {
            node.put("name", named.name());
        }
        switch (entity) {
            case SchemaEntity schema -> node.put("name", schema.name());
            case EnumEntity type -> {
                node.put("schema", type.schema()).put("name", type.name());
                put(node, "labels", type.labels());
            }
            case TableEntity table -> {}
            case ColumnEntity column -> {
                node.put("name", column.name())
                        .put("type", column.type())
                        .put("nullable", column.nullable());
                putIfPresent(node, "enum", column.enumPath());
                putIfPresent(node, "default", column.defaultSql());
                putIfPresent(node, "identity", column.identity());
            }
            case PrimaryKeyEntity key -> put(node, "columns", key.columns());
            case UniqueEntity key -> put(node, "columns", key.columns());
            case ForeignKeyEntity key -> {
                put(node, "columns", key.columns());
                node.put("targetSchema", key.target().schema())
                        .put("targetTable", key.target().name());
                put(node, "targetColumns", key.targetColumns());
                node.put("onDelete", key.onDelete()).put("onUpdate", key.onUpdate());
            }
            case IndexEntity index -> {
                node.put("unique", index.unique()).put("method", index.method());
                ArrayNode parts = node.putArray("parts");
                for (IndexEntity.Part part : index.parts()) {
                    ObjectNode each =
                            parts.addObject()
                                    .put("column", part.column())
                                    .put("descending", part.descending());
                    if (part.nullsFirst() != null) {
                        each.put("nullsFirst", part.nullsFirst());
                    }
                }
                putIfPresent(node, "where", index.where());
            }
            case PublicationEntity publication -> node.put("name", publication.name());
            case PublishedTableEntity published -> node.put("publication", published.publication());
        }
        return node;
    }

    private static Entity fromJson(JsonNode node) {
        Entity.Kind kind = Entity.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT));
        return switch (kind) {
            case SCHEMA -> new SchemaEntity(text(node, "name"));
            case ENUM ->
                    new EnumEntity(
                            text(node, "schema"),
                            text(node, "name"),
                            strings(node.required("labels")));
            case TABLE -> new TableEntity(table(node));
            case COLUMN ->
                    new ColumnEntity(
                            table(node),
                            text(node, "name"),
                            text(node, "type"),
                            optional(node, "enum"),
                            node.required("nullable").asBoolean(),
                            optional(node, "default"),
                            optional(node, "identity"));
            case PRIMARY_KEY ->
                    new PrimaryKeyEntity(table(node), text(node, "name"), columns(node));
            case UNIQUE -> new UniqueEntity(table(node), text(node, "name"), columns(node));
            case FOREIGN_KEY ->
                    new ForeignKeyEntity(
                            table(node),
                            text(node, "name"),
                            columns(node),
                            new TableName(text(node, "targetSchema"), text(node, "targetTable")),
                            strings(node.required("targetColumns")),
                            text(node, "onDelete"),
                            text(node, "onUpdate"));
            case INDEX ->
                    new IndexEntity(
                            table(node),
                            text(node, "name"),
                            node.required("unique").asBoolean(),
                            text(node, "method"),
                            node.required("parts").valueStream().map(SnapshotJson::part).toList(),
                            optional(node, "where"));
            case PUBLICATION -> new PublicationEntity(text(node, "name"));
            case PUBLISHED_TABLE ->
                    new PublishedTableEntity(text(node, "publication"), table(node));
        };
    }

    private static IndexEntity.Part part(JsonNode node) {
        return new IndexEntity.Part(
                text(node, "column"),
                node.required("descending").asBoolean(),
                node.has("nullsFirst") ? node.required("nullsFirst").asBoolean() : null);
    }

    private static TableName table(JsonNode node) {
        return new TableName(text(node, "schema"), text(node, "table"));
    }

    private static List<String> columns(JsonNode node) {
        return strings(node.required("columns"));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.has(field) ? node.required(field).asString() : null;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static void put(ObjectNode node, String field, List<String> values) {
        values.forEach(node.putArray(field)::add);
    }

    private static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
