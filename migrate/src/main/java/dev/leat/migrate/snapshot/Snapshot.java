package dev.leat.migrate.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schema at one point of its history.
///
/// @param id identifies the snapshot: a digest of its entities and parents, so that equal history
///   has equal names
/// @param parents the snapshots it was made from; empty for the first, several where branches meet
/// @param entities sorted by kind and path; the columns of a table stand in their order of
///   declaration
public record Snapshot(String id, List<String> parents, List<Entity> entities) {

    public Snapshot {
        parents = List.copyOf(parents);
        entities = List.copyOf(entities);
    }

    /// {@return the snapshot of these entities after those parents}
    public static Snapshot of(List<String> parents, List<Entity> entities) {
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort(
                Comparator.comparing(Entity::kind)
                        .thenComparing(entity ->
                                entity instanceof Entity.ColumnEntity column
                                        ? column.table().toString()
                                        : entity.path()));
        String content = SnapshotJson.content(parents, sorted);
        return new Snapshot(
                Digest.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32),
                parents,
                sorted);
    }

    /// {@return the schema before the first migration}
    public static Snapshot empty() {
        return new Snapshot("", List.of(), List.of());
    }

    /// {@return the entities of one kind, in their order}
    public <E extends Entity> List<E> all(Class<E> type) {
        return entities.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// {@return the entity of that kind and path, or `null`}
    public @Nullable Entity find(Entity.Kind kind, String path) {
        for (Entity entity : entities) {
            if (entity.kind() == kind && entity.path().equals(path)) {
                return entity;
            }
        }
        return null;
    }
}
