package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
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
/// @param renames what the schema declared as renamed when the snapshot was taken; the migration
///   has done it, so it is not done again
public record Snapshot(String id, List<String> parents, List<Entity> entities, Renames renames) {

    public Snapshot {
        parents = List.copyOf(parents);
        entities = List.copyOf(entities);
    }

    /// A snapshot without declared renames.
    public Snapshot(String id, List<String> parents, List<Entity> entities) {
        this(id, parents, entities, Renames.none());
    }

    /// {@return the snapshot of these entities after those parents}
    public static Snapshot of(List<String> parents, List<Entity> entities) {
        return of(parents, entities, Renames.none());
    }

    /// {@return the snapshot of these entities after those parents}
    ///
    /// @param renames no part of the identity: what has been done does not change what there is
    public static Snapshot of(List<String> parents, List<Entity> entities, Renames renames) {
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort(
                Comparator.comparing(Entity::kind)
                        .thenComparing(entity ->
                                entity instanceof ColumnEntity column
                                        ? column.table().toString()
                                        : entity.path()));
        String content = SnapshotJson.content(parents, sorted);
        return new Snapshot(
                Digest.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32),
                parents,
                sorted,
                renames);
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
