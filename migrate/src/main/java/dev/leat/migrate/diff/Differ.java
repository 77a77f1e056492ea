package dev.leat.migrate.diff;

import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two lists of entities.
public final class Differ {
    private Differ() {}

    /// {@return what changes from one to the other; empty if nothing does}
    ///
    /// @see #compare
    public static List<Change> diff(List<Entity> before, List<Entity> after, Renames renames) {
        return compare(before, after, renames).changes();
    }

    /// {@return the two side by side, after the renames have been done}
    ///
    /// A rename counts only where it has something to do, so that a declaration may stay in the
    /// schema afterwards. Only of a swap this cannot be told from the entities: leave it out once
    /// it is done ([Renames#minus]). Constraints, indexes and the like whose content is the same
    /// are renamed without a word; nothing else is guessed.
    public static Difference compare(List<Entity> before, List<Entity> after, Renames renames) {
        List<Entity> old = withoutInherited(before);
        List<Entity> now = withoutInherited(after);
        FreeNames free = FreeNames.besides(List.of(before, after));
        DoneRenames done = DoneRenames.of(old, now, renames, free);
        Map<Entity.Key, Entity> oldByKey = byKey(done.model());
        Map<Entity.Key, Entity> nowByKey = byKey(now);
        Map<Entity.Key, List<Rename>> partings = PartitionMoves.complete(oldByKey, nowByKey);
        Set<Entity.Key> keptByHeirs = InheritedColumns.complete(oldByKey, nowByKey);
        oldByKey.replaceAll((key, entity) -> withoutOldName(entity, nowByKey.get(key)));
        Set<Entity.Key> stale = new LinkedHashSet<>(done.stale());
        stale.removeIf(key -> !oldByKey.containsKey(key) || !nowByKey.containsKey(key));
        return new Difference(
                done.renames(),
                oldByKey,
                nowByKey,
                stale,
                done.needs(),
                done.origins(),
                partings,
                keptByHeirs,
                free,
                Questions.of(oldByKey, nowByKey));
    }

    /// The sequence of an identity column keeps its name when the table or the column gets another:
    /// unless the new schema gives it one, its name is nobody's choice.
    private static Entity withoutOldName(Entity before, @Nullable Entity after) {
        return before instanceof ColumnEntity old
                        && after instanceof ColumnEntity now
                        && old.identity() != null
                        && now.identity() != null
                        && IdentitySequence.chosenName(now.identity()) == null
                ? RenamedEntities.withIdentity(old, IdentitySequence.withoutName(old.identity()))
                : before;
    }

    private static Map<Entity.Key, Entity> byKey(List<Entity> entities) {
        Map<Entity.Key, Entity> map = new LinkedHashMap<>(entities.size() * 2);
        entities.forEach(entity -> map.put(entity.key(), entity));
        return map;
    }

    /// A partition has the columns of its table, and they change with those.
    private static List<Entity> withoutInherited(List<Entity> entities) {
        Map<TableName, TableName> parents = new HashMap<>();
        for (Entity entity : entities) {
            if (entity instanceof TableEntity table && table.partitionOf() != null) {
                parents.put(table.table(), table.partitionOf());
            }
        }
        if (parents.isEmpty()) {
            return entities;
        }
        Map<TableName, Set<String>> columns = new HashMap<>();
        for (Entity entity : entities) {
            if (entity instanceof ColumnEntity column) {
                columns.computeIfAbsent(column.table(), key -> new HashSet<>()).add(column.name());
            }
        }
        List<Entity> own = new ArrayList<>(entities);
        own.removeIf(entity ->
                entity instanceof ColumnEntity column
                        && parents.containsKey(column.table())
                        && isInherited(column, parents, columns));
        return own;
    }

    private static boolean isInherited(
            ColumnEntity column,
            Map<TableName, TableName> parents,
            Map<TableName, Set<String>> columns) {
        TableName parent = parents.get(column.table());
        while (parent != null) {
            if (columns.getOrDefault(parent, Set.of()).contains(column.name())) {
                return true;
            }
            parent = parents.get(parent);
        }
        return false;
    }
}
