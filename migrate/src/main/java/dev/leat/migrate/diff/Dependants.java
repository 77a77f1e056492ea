package dev.leat.migrate.diff;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Identifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stands on something that is dropped or changes its type, and so must be dropped before and
/// made again after.
final class Dependants {
    private final Set<Key> keysDropped = new HashSet<>();
    private final Set<Key> retyped = new HashSet<>();

    /// Columns of a table, in whatever order: a foreign key may name those of its target otherwise
    /// than the key there does.
    private record Key(TableName table, Set<String> columns) {
        static Key of(TableName table, Collection<String> columns) {
            return new Key(table, Set.copyOf(columns));
        }
    }

    private Dependants(List<Change> changes) {
        Set<String> rebuilt = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.RebuildEnum rebuild) {
                rebuilt.add(rebuild.after().path());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Drop drop) {
                if (drop.entity() instanceof PrimaryKeyEntity key) {
                    keysDropped.add(Key.of(key.table(), key.columns()));
                } else if (drop.entity() instanceof UniqueEntity key) {
                    keysDropped.add(Key.of(key.table(), key.columns()));
                } else if (drop.entity() instanceof IndexEntity index && index.unique()) {
                    keysDropped.add(Key.of(index.table(), columns(index)));
                }
            } else if (change instanceof Change.Alter(ColumnEntity old, ColumnEntity now)
                    && (!old.type().equals(now.type()) || rebuilt.contains(now.enumPath()))) {
                retyped.add(Key.of(now.table(), Set.of(now.name())));
            }
        }
    }

    /// Adds to the changes what must be made again.
    ///
    /// @param before by kind and path, under today's names of tables and columns
    static void remake(
            List<Change> changes, Map<String, Entity> before, Map<String, Entity> after) {
        Dependants dependants = new Dependants(changes);
        if (dependants.keysDropped.isEmpty() && dependants.retyped.isEmpty()) {
            return;
        }
        for (Change change : List.copyOf(changes)) {
            if (change instanceof Change.RenameNamed rename && dependants.carry(rename.after())) {
                changes.remove(rename);
                changes.add(new Change.Drop(rename.before()));
                changes.add(new Change.Add(rename.after()));
            }
        }
        after.forEach((key, now) -> {
            if (now.equals(before.get(key)) && dependants.carry(now)) {
                changes.add(new Change.Drop(now));
                changes.add(new Change.Add(now));
            }
        });
    }

    private boolean carry(Entity entity) {
        return switch (entity) {
            case ForeignKeyEntity key ->
                    keysDropped.contains(Key.of(key.target(), key.targetColumns()))
                            || isRetyped(key.table(), key.columns())
                            || isRetyped(key.target(), key.targetColumns());
            // Postgres rebuilds an index by itself, but not a predicate.
            case IndexEntity index ->
                    index.where() != null && mentionsRetyped(index.table(), index.where());
            case Entity other -> false;
        };
    }

    /// An expression may have the name in quotes or without.
    private boolean mentionsRetyped(TableName table, String expression) {
        for (Key each : retyped) {
            for (String column : each.columns()) {
                if (each.table().equals(table)
                        && (expression.contains(column)
                                || expression.contains(Identifier.quote(column)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRetyped(TableName table, List<String> columns) {
        return columns.stream().anyMatch(column -> retyped.contains(Key.of(table, Set.of(column))));
    }

    private static List<String> columns(IndexEntity index) {
        return index.parts().stream().map(IndexEntity.Part::column).distinct().toList();
    }
}
