package dev.leat.migrate.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PublishedTableEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Snapshots as JSON: one entity a line, so that a change of the schema is a change of few lines.
///
/// An entity is its record, component by component, after its kind; what is null, false or empty is
/// left out.
public final class SnapshotJson {
    /// The version of the format. A reader refuses any other.
    static final int VERSION = 2;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .withConfigOverride(
                            List.class,
                            override ->
                                    override.setNullHandling(
                                                    JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
                                            .setInclude(
                                                    JsonInclude.Value.construct(
                                                            JsonInclude.Include.NON_NULL, null)))
                    .build();

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
                    root.required("parents").valueStream().map(JsonNode::asString).toList(),
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
        ObjectNode components = JSON.valueToTree(entity);
        components
                .properties()
                .forEach(component -> {
                    JsonNode value = component.getValue();
                    boolean absent =
                            value.isBoolean() && !value.asBoolean()
                                    || value.isNull()
                                    || value.isArray()
                                            && value.isEmpty()
                                            && !isOptional(entity, component.getKey());
                    if (!absent) {
                        node.set(component.getKey(), value);
                    }
                });
        return node;
    }

    /// An empty list that means something else than none.
    private static boolean isOptional(Entity entity, String component) {
        return entity.kind() == Entity.Kind.PUBLISHED_TABLE && component.equals("columns");
    }

    private static Entity fromJson(JsonNode node) {
        ObjectNode components = ((ObjectNode) node).deepCopy();
        Entity.Kind kind =
                Entity.Kind.valueOf(
                        components.required("kind").asString().toUpperCase(Locale.ROOT));
        components.remove("kind");
        Entity entity = JSON.treeToValue(components, kind.type());
        return entity instanceof PublishedTableEntity published && !components.has("columns")
                ? new PublishedTableEntity(
                        published.publication(), published.table(), null, published.where())
                : entity;
    }
}
