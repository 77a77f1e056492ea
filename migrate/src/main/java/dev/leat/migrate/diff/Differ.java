package dev.leat.migrate.diff;

import dev.leat.migrate.snapshot.Entity;
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
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Compares two lists of entities.
public final class Differ {
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Entity> before = new LinkedHashMap<>();
    private final Map<String, Entity> after = new LinkedHashMap<>();

    private Differ() {}

    /// {@return what changes from one to the other; empty if nothing does}
    ///
    /// A rename counts only where the old name exists before and not after and the new one the
    /// other way round, so that a declaration may stay in the schema after it has done its work.
    public static List<Change> diff(List<Entity> before, List<Entity> after, Renames renames) {
        Differ differ = new Differ();
        after.forEach(entity -> differ.after.put(key(entity), entity));
        RenamedEntities renamed = differ.renames(before, renames);
        before.stream()
                .map(renamed::rename)
                .forEach(entity -> differ.before.put(key(entity), entity));
        differ.compare();
        differ.pairRenamed();
        differ.remakeDependants();
        differ.leaveOutWhatGoesWithItsTable();
        return List.copyOf(differ.changes);
    }

    private static String key(Entity entity) {
        return entity.kind() + " " + entity.path();
    }

    private RenamedEntities renames(List<Entity> old, Renames declared) {
        Set<String> oldKeys = new HashSet<>();
        old.forEach(entity -> oldKeys.add(key(entity)));
        Map<TableName, TableName> tables = new LinkedHashMap<>();
        declared.tables()
                .forEach((now, then) -> {
                    if (oldKeys.contains(key(new TableEntity(then)))
                            && !oldKeys.contains(key(new TableEntity(now)))
                            && !after.containsKey(key(new TableEntity(then)))) {
                        tables.put(then, now);
                        changes.add(new Change.RenameTable(then, now));
                    }
                });
        Map<String, String> columns = new LinkedHashMap<>();
        for (Entity entity : old) {
            if (entity instanceof ColumnEntity column) {
                TableName table = tables.getOrDefault(column.table(), column.table());
                declared.columns()
                        .forEach((path, then) -> {
                            String prefix = table + ".";
                            if (!path.startsWith(prefix) || !then.equals(column.name())) {
                                return;
                            }
                            String now = path.substring(prefix.length());
                            if (now.indexOf('.') < 0
                                    && !oldKeys.contains("COLUMN " + column.table() + "." + now)
                                    && !after.containsKey("COLUMN " + table + "." + then)) {
                                columns.put(column.path(), now);
                                changes.add(new Change.RenameColumn(table, then, now));
                            }
                        });
            }
        }
        return new RenamedEntities(tables, columns);
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

    /// A constraint or index that is dropped and added with the same content has only got another
    /// name.
    private void pairRenamed() {
        for (Change change : List.copyOf(changes)) {
            if (change instanceof Change.Drop drop && drop.entity() instanceof Entity.Named old) {
                for (Change other : List.copyOf(changes)) {
                    if (other instanceof Change.Add add
                            && add.entity() instanceof Entity.Named now
                            && !now.name().equals(old.name())
                            && now.equals(withName(old, now.name()))
                            && changes.contains(drop)) {
                        changes.remove(drop);
                        changes.remove(add);
                        changes.add(new Change.RenameNamed(old, now));
                    }
                }
            }
        }
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
        };
    }

    /// What stands on something that is dropped or changes its type is dropped before and made
    /// again after.
    private void remakeDependants() {
        Set<String> keysDropped = new HashSet<>();
        Set<String> retyped = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Drop drop) {
                if (drop.entity() instanceof PrimaryKeyEntity key) {
                    keysDropped.add(key.table() + " " + key.columns());
                } else if (drop.entity() instanceof UniqueEntity key) {
                    keysDropped.add(key.table() + " " + key.columns());
                }
            } else if (change instanceof Change.Alter(ColumnEntity old, ColumnEntity now)
                    && !Objects.equals(old.type(), now.type())) {
                retyped.add(now.path());
            }
        }
        for (Entity now : List.copyOf(after.values())) {
            if (now.equals(before.get(key(now))) && standsOn(now, keysDropped, retyped)) {
                changes.add(new Change.Drop(now));
                changes.add(new Change.Add(now));
            }
        }
    }

    private static boolean standsOn(Entity entity, Set<String> keysDropped, Set<String> retyped) {
        return switch (entity) {
            case ForeignKeyEntity key ->
                    keysDropped.contains(key.target() + " " + key.targetColumns())
                            || touches(key.table(), key.columns(), retyped)
                            || touches(key.target(), key.targetColumns(), retyped);
            case IndexEntity index ->
                    index.where() != null
                            && touches(
                                    index.table(),
                                    index.parts().stream().map(IndexEntity.Part::column).toList(),
                                    retyped);
            case SchemaEntity other -> false;
            case EnumEntity other -> false;
            case TableEntity other -> false;
            case ColumnEntity other -> false;
            case PrimaryKeyEntity other -> false;
            case UniqueEntity other -> false;
            case PublicationEntity other -> false;
            case PublishedTableEntity other -> false;
        };
    }

    private static boolean touches(TableName table, List<String> columns, Set<String> retyped) {
        return columns.stream().anyMatch(column -> retyped.contains(table + "." + column));
    }

    /// Postgres drops these together with the table; only foreign keys between dropped tables are
    /// dropped first, so that the tables can go in any order.
    private void leaveOutWhatGoesWithItsTable() {
        Set<TableName> dropped = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Drop drop && drop.entity() instanceof TableEntity table) {
                dropped.add(table.table());
            }
        }
        changes.removeIf(change ->
                change instanceof Change.Drop drop
                        && drop.entity() instanceof Entity.OfTable part
                        && !(part instanceof TableEntity)
                        && dropped.contains(part.table())
                        && !(part instanceof ForeignKeyEntity key
                                && dropped.contains(key.target())
                                && !key.target().equals(key.table())));
    }
}
