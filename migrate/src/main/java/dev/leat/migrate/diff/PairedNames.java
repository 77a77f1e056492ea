package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds constraints and indexes that only got another name.
final class PairedNames {
    private PairedNames() {}

    /// Replaces the drop of one and the addition of another with the same content by a renaming.
    static void pair(List<Change> changes) {
        Map<Entity, Deque<Change.Add>> added = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Add add && add.entity() instanceof Entity.Named now) {
                added.computeIfAbsent(withName(now, ""), key -> new ArrayDeque<>()).add(add);
            }
        }
        Set<Change> gone = new HashSet<>();
        for (Change change : List.copyOf(changes)) {
            if (change instanceof Change.Drop drop && drop.entity() instanceof Entity.Named old) {
                Deque<Change.Add> same = added.get(withName(old, ""));
                Change.Add add = same == null ? null : same.poll();
                if (add != null && add.entity() instanceof Entity.Named now) {
                    gone.add(drop);
                    gone.add(add);
                    changes.add(new Change.RenameNamed(old, now));
                }
            }
        }
        changes.removeIf(gone::contains);
    }

    private static Entity withName(Entity.Named entity, String name) {
        return switch (entity) {
            case PrimaryKeyEntity key -> new PrimaryKeyEntity(key.table(), name, key.columns());
            case UniqueEntity key -> new UniqueEntity(key.table(), name, key.columns());
            case ForeignKeyEntity key ->
                    new ForeignKeyEntity(
                            key.table(),
                            name,
                            key.columns(),
                            key.target(),
                            key.targetColumns(),
                            key.onDelete(),
                            key.onUpdate());
            case IndexEntity index ->
                    new IndexEntity(
                            index.table(),
                            name,
                            index.unique(),
                            index.method(),
                            index.parts(),
                            index.where());
            case Entity.Named other -> other;
        };
    }
}
