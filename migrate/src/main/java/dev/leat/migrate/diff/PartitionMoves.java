package dev.leat.migrate.diff;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables that become partitions or stop being some.
///
/// The columns and constraints of a partition are those of its table, and no entities. A table that
/// is detached keeps them as its own; one that is attached must have the columns and checks
/// already, and brings its keys and indexes along. So they are added where they are not told.
final class PartitionMoves {
    private final Map<Entity.Key, Entity> before;
    private final Map<Entity.Key, Entity> after;
    private final Map<Entity.Key, List<Rename>> partings = new HashMap<>();

    private PartitionMoves(Map<Entity.Key, Entity> before, Map<Entity.Key, Entity> after) {
        this.before = before;
        this.after = after;
    }

    /// Adds what partitions have from their tables to both sides, where it comes or goes.
    ///
    /// {@return what gets another name when a partition leaves, by the partition}
    static Map<Entity.Key, List<Rename>> complete(
            Map<Entity.Key, Entity> before, Map<Entity.Key, Entity> after) {
        PartitionMoves completion = new PartitionMoves(before, after);
        for (Entity entity : List.copyOf(after.values())) {
            if (entity instanceof TableEntity now
                    && before.get(now.key()) instanceof TableEntity old) {
                boolean moves =
                        !Objects.equals(old.partitionOf(), now.partitionOf())
                                || !Objects.equals(old.bound(), now.bound());
                if (moves && !completion.isRemade(old, now)) {
                    completion.detach(old);
                    completion.attach(now);
                }
            }
        }
        return completion.partings;
    }

    /// A partitioned table that is made anew takes its partitions along.
    private boolean isRemade(TableEntity old, TableEntity now) {
        TableName parent = old.partitionOf();
        if (parent == null || !parent.equals(now.partitionOf())) {
            return false;
        }
        Entity.Key key = new Entity.Key(Kind.TABLE, List.of(parent.schema(), parent.name()));
        return before.get(key) instanceof TableEntity was
                && after.get(key) instanceof TableEntity is
                && !Objects.equals(was.partitionBy(), is.partitionBy());
    }

    private void detach(TableEntity partition) {
        for (Entity copy : copies(before, partition)) {
            Entity kept = copy;
            if (copy instanceof Entity.Named named && !(copy instanceof CheckEntity)) {
                Entity real = derived(named);
                Entity own = like(named, after);
                kept = own == null ? real : own;
                if (!kept.address().equals(real.address())) {
                    partings.computeIfAbsent(partition.key(), key -> new ArrayList<>())
                            .add(new Rename(kept.kind(), real.address(), kept.address()));
                }
            }
            before.putIfAbsent(kept.key(), kept);
        }
    }

    private void attach(TableEntity partition) {
        for (Entity copy : copies(after, partition)) {
            Entity own =
                    copy instanceof Entity.Named named && !(copy instanceof CheckEntity)
                            ? like(named, before)
                            : copy;
            if (own != null) {
                after.putIfAbsent(own.key(), own);
            }
        }
    }

    /// {@return what the partition has from the tables above it}
    private static List<Entity> copies(Map<Entity.Key, Entity> entities, TableEntity partition) {
        List<Entity> copies = new ArrayList<>();
        TableName child = partition.table();
        Set<TableName> seen = new HashSet<>();
        TableName parent = partition.partitionOf();
        while (parent != null && seen.add(parent)) {
            RenamedEntities renamed =
                    new RenamedEntities(
                            List.of(
                                    new Rename(
                                            Kind.TABLE,
                                            List.of(parent.schema(), parent.name()),
                                            List.of(child.schema(), child.name()))));
            for (Entity entity : entities.values()) {
                if (entity instanceof Entity.OfTable of && of.table().equals(parent)) {
                    Entity copy = copy(entity, renamed);
                    if (copy != null) {
                        copies.add(copy);
                    }
                }
            }
            parent =
                    entities.get(
                                            new Entity.Key(
                                                    Kind.TABLE,
                                                    List.of(parent.schema(), parent.name())))
                                    instanceof TableEntity above
                            ? above.partitionOf()
                            : null;
        }
        return copies;
    }

    /// Triggers and the counting of identities come and go with the partitioned table.
    private static @Nullable Entity copy(Entity entity, RenamedEntities renamed) {
        return switch (entity) {
            case ColumnEntity column ->
                    RenamedEntities.withIdentity((ColumnEntity) renamed.rename(column), null);
            case CheckEntity check -> check.noInherit() ? null : renamed.rename(check);
            case PrimaryKeyEntity key -> renamed.rename(key);
            case UniqueEntity key -> renamed.rename(key);
            case ForeignKeyEntity key -> renamed.rename(key);
            case IndexEntity index -> onItsOwn((IndexEntity) renamed.rename(index));
            case Entity other -> null;
        };
    }

    private static IndexEntity onItsOwn(IndexEntity it) {
        return new IndexEntity(
                it.table(),
                it.name(),
                it.unique(),
                it.method(),
                it.parts(),
                it.include(),
                it.nullsNotDistinct(),
                it.where(),
                it.storage(),
                it.tablespace(),
                false);
    }

    private static @Nullable Entity like(Entity.Named copy, Map<Entity.Key, Entity> entities) {
        Entity nameless = RenamedEntities.nameless(copy);
        for (Entity entity : entities.values()) {
            if (entity.kind() == copy.kind()
                    && entity instanceof Entity.Named named
                    && named.table().equals(copy.table())
                    && Objects.equals(RenamedEntities.nameless(named), nameless)) {
                return named;
            }
        }
        return null;
    }

    /// {@return it under the name that Postgres gave it}
    private static Entity derived(Entity.Named copy) {
        String table = copy.table().name();
        String name =
                switch (copy) {
                    case PrimaryKeyEntity key -> table + "_pkey";
                    case UniqueEntity key -> derived(table, key.columns(), "key");
                    case IndexEntity index ->
                            derived(
                                    table,
                                    index.parts().stream()
                                            .map(each ->
                                                    Objects.requireNonNullElse(
                                                            each.column(), "expr"))
                                            .toList(),
                                    "idx");
                    case Entity.Named other -> other.name();
                };
        List<String> address = copy.address();
        return new RenamedEntities(
                        List.of(
                                new Rename(
                                        copy.kind(),
                                        address,
                                        List.of(address.getFirst(), address.get(1), name))))
                .rename(copy);
    }

    private static String derived(String table, List<String> columns, String label) {
        return Identifier.derived(table, String.join("_", columns), label);
    }
}
