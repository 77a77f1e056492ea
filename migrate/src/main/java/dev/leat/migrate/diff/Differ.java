package dev.leat.migrate.diff;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares two lists of entities.
public final class Differ {
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Entity> before = new LinkedHashMap<>();
    private final Map<String, Entity> after = new LinkedHashMap<>();

    private Differ() {}

    /// {@return what changes from one to the other; empty if nothing does}
    ///
    /// A rename counts only where it has something to do, so that a declaration may stay in the
    /// schema afterwards. Only of a swap this cannot be told from the entities: leave it out once
    /// it is done ([Renames#minus]).
    public static List<Change> diff(List<Entity> before, List<Entity> after, Renames renames) {
        Differ differ = new Differ();
        after.forEach(entity -> differ.after.put(key(entity), entity));
        CountingRenames counting = CountingRenames.of(before, after, renames);
        differ.changes.addAll(counting.changes());
        RenamedEntities renamed = counting.entities();
        before.stream()
                .map(renamed::rename)
                .forEach(entity -> differ.before.put(key(entity), entity));
        differ.compare();
        differ.rebuildEnums();
        PairedNames.pair(differ.changes);
        Dependants.remake(differ.changes, differ.before, differ.after);
        differ.leaveOutWhatGoesWithItsTable();
        return List.copyOf(differ.changes);
    }

    private static String key(Entity entity) {
        return entity.kind() + " " + entity.path();
    }

    private void compare() {
        before.forEach((key, old) -> {
            Entity now = after.get(key);
            if (now == null) {
                changes.add(new Change.Drop(old));
            } else if (!now.equals(old)) {
                if (old instanceof ColumnEntity || old instanceof EnumEntity) {
                    changes.add(new Change.Alter(old, now));
                } else {
                    changes.add(new Change.Drop(old));
                    changes.add(new Change.Add(now));
                }
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                changes.add(new Change.Add(now));
            }
        });
    }

    /// The columns of a type that is made anew change with it, though they look the same.
    private void rebuildEnums() {
        for (Change change : List.copyOf(changes)) {
            if (change instanceof Change.Alter(EnumEntity old, EnumEntity now)
                    && EnumRebuilds.needed(old, now, after.values())) {
                changes.remove(change);
                changes.add(new Change.RebuildEnum(old, now));
                after.forEach((key, entity) -> {
                    if (entity instanceof ColumnEntity column
                            && now.path().equals(column.enumPath())
                            && column.equals(before.get(key))) {
                        changes.add(new Change.Alter(column, column));
                    }
                });
            }
        }
    }

    /// Postgres drops these together with the table. Only foreign keys go first, where the table
    /// that they refer to goes as well or loses a key: so tables can go in any order, and keys
    /// before tables.
    private void leaveOutWhatGoesWithItsTable() {
        Set<TableName> dropped = new HashSet<>();
        Set<TableName> targets = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Drop drop
                    && drop.entity() instanceof Entity.OfTable part) {
                if (part instanceof TableEntity table) {
                    dropped.add(table.table());
                } else if (part instanceof Entity.Named) {
                    targets.add(part.table());
                }
            }
        }
        targets.addAll(dropped);
        changes.removeIf(change ->
                change instanceof Change.Drop drop
                        && drop.entity() instanceof Entity.OfTable part
                        && !(part instanceof TableEntity)
                        && dropped.contains(part.table())
                        && !(part instanceof ForeignKeyEntity key
                                && targets.contains(key.target())
                                && !key.target().equals(key.table())));
    }
}
