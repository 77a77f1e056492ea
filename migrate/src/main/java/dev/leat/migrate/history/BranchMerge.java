package dev.leat.migrate.history;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.Need;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.migrate.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What branches make together that changed the schema at the same time.
///
/// An object that only one branch touched is as that branch left it. What both touched is a
/// conflict, even if both did the same: the migrations of both run, and a column cannot be added,
/// dropped or renamed twice. So is an object of one branch that needs one which the other took
/// away.
final class BranchMerge {
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Set<String> order = new LinkedHashSet<>();

    private BranchMerge(List<Migration> migrations) {
        for (Migration migration : migrations) {
            snapshots.put(migration.snapshot().id(), migration.snapshot());
            order.add(migration.snapshot().id());
        }
    }

    /// {@return the merged schema, whose parents are the heads}
    ///
    /// @throws MigrationException if the branches conflict
    static Snapshot of(List<Migration> migrations, List<Migration> heads) {
        BranchMerge merge = new BranchMerge(migrations);
        Snapshot merged = heads.getFirst().snapshot();
        List<String> parents = new ArrayList<>(List.of(merged.id()));
        List<String> ids = new ArrayList<>(parents);
        for (Migration head : heads.subList(1, heads.size())) {
            Snapshot other = head.snapshot();
            if (ids.contains(other.id())) {
                continue;
            }
            parents.add(other.id());
            merged =
                    Snapshot.of(
                            parents,
                            merge.entities(
                                    merge.base(ids, List.of(other.id())), merged, other, heads),
                            merged.renames().plus(other.renames()));
            ids.add(other.id());
        }
        return merged;
    }

    private Set<String> ancestors(List<String> of) {
        Set<String> found = new HashSet<>(of);
        Deque<String> open = new ArrayDeque<>(of);
        while (!open.isEmpty()) {
            Snapshot snapshot = snapshots.get(open.pop());
            if (snapshot != null) {
                for (String parent : snapshot.parents()) {
                    if (found.add(parent)) {
                        open.push(parent);
                    }
                }
            }
        }
        return found;
    }

    /// The state that both sides were made from. There are several last common ancestors if both
    /// sides joined the same branches; then it is what those make together.
    private List<Entity> base(List<String> one, List<String> other) {
        Set<String> common = ancestors(one);
        common.retainAll(ancestors(other));
        Set<String> older = new HashSet<>();
        for (String id : common) {
            Snapshot snapshot = snapshots.get(id);
            if (snapshot != null) {
                older.addAll(ancestors(snapshot.parents()));
            }
        }
        return joined(
                order.stream().filter(id -> common.contains(id) && !older.contains(id)).toList());
    }

    private List<Entity> joined(List<String> ids) {
        List<String> joined = new ArrayList<>();
        List<Entity> entities = List.of();
        for (String id : ids) {
            Snapshot snapshot = snapshots.get(id);
            if (snapshot != null && !joined.contains(id)) {
                entities =
                        joined.isEmpty()
                                ? snapshot.entities()
                                : taken(base(joined, List.of(id)), entities, snapshot.entities())
                                        .entities();
                joined.add(id);
            }
        }
        return entities;
    }

    /// Refuses migrations that make the same change of the same state: they have one snapshot, and
    /// the second of them would find everything done. Those that only change rows may be many.
    ///
    /// @throws MigrationException naming them and the objects
    static void refuseTwins(List<Migration> migrations) {
        Map<String, Migration> seen = new HashMap<>();
        BranchMerge merge = null;
        for (Migration migration : migrations) {
            Snapshot snapshot = migration.snapshot();
            Migration twin = seen.putIfAbsent(snapshot.id(), migration);
            if (twin == null) {
                continue;
            }
            if (merge == null) {
                merge = new BranchMerge(migrations);
            }
            List<Entity> before = merge.joined(snapshot.parents());
            List<Entity> touched =
                    taken(before, snapshot.entities(), snapshot.entities()).touched();
            if (!touched.isEmpty()) {
                throw conflict(List.of(twin, migration), words(touched));
            }
        }
    }

    /// What two sides make together.
    ///
    /// @param touched what both changed
    private record Taken(List<Entity> entities, List<Entity> touched) {}

    private static Taken taken(List<Entity> base, List<Entity> one, List<Entity> other) {
        Map<Entity.Key, Entity> before = byKey(base);
        Map<Entity.Key, Entity> left = byKey(one);
        Map<Entity.Key, Entity> right = byKey(other);
        Set<Entity.Key> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.addAll(before.keySet());
        List<Entity> merged = new ArrayList<>();
        List<Entity> touched = new ArrayList<>();
        for (Entity.Key key : keys) {
            Entity was = before.get(key);
            Entity mine = left.get(key);
            Entity theirs = right.get(key);
            boolean byMe = !Objects.equals(was, mine);
            boolean byThem = !Objects.equals(was, theirs);
            if (byMe && byThem && !mayBeMadeTwice(was, mine, theirs)) {
                touched.add(
                        Objects.requireNonNull(
                                mine != null ? mine : theirs != null ? theirs : was));
            }
            Entity now = byMe ? mine : theirs;
            if (now != null) {
                merged.add(now);
            }
        }
        return new Taken(merged, touched);
    }

    /// Extensions and roles are only made if they are not there yet.
    private static boolean mayBeMadeTwice(
            @Nullable Entity was, @Nullable Entity mine, @Nullable Entity theirs) {
        return was == null
                && (mine instanceof ExtensionEntity || mine instanceof RoleEntity)
                && mine.equals(theirs);
    }

    private List<Entity> entities(
            List<Entity> base, Snapshot one, Snapshot other, List<Migration> heads) {
        Taken taken = taken(base, one.entities(), other.entities());
        Set<String> conflicts = words(taken.touched());
        conflicts.addAll(withoutTheirTable(taken.entities()));
        if (conflicts.isEmpty()) {
            conflicts.addAll(withoutTheirNeed(taken.entities(), one.entities()));
            conflicts.addAll(withoutTheirNeed(taken.entities(), other.entities()));
        }
        if (!conflicts.isEmpty()) {
            throw conflict(heads, conflicts);
        }
        return taken.entities();
    }

    private static MigrationException conflict(List<Migration> branches, Set<String> objects) {
        return new MigrationException(
                "the history forks, and its branches conflict: %s were made from the same state and change the same objects: %s. Remove the one that is not applied anywhere yet and generate it again."
                        .formatted(
                                branches.stream().map(Migration::name).toList(),
                                String.join(", ", objects)));
    }

    /// What is part of a table that is told itself goes without saying.
    private static Set<String> words(List<Entity> entities) {
        Set<TableName> whole = new HashSet<>();
        for (Entity entity : entities) {
            if (entity instanceof TableEntity table) {
                whole.add(table.table());
            }
        }
        Set<String> words = new LinkedHashSet<>();
        for (Entity entity : entities) {
            if (entity instanceof TableEntity
                    || !(entity instanceof Entity.OfTable part)
                    || !whole.contains(part.table())) {
                words.add(word(entity));
            }
        }
        return words;
    }

    /// What one side made or kept, and stands on what the other took away.
    private static Set<String> withoutTheirNeed(List<Entity> merged, List<Entity> side) {
        Set<Entity.Key> there = byKey(merged).keySet();
        Dependencies dependencies = Dependencies.of(side);
        Set<String> orphans = new LinkedHashSet<>();
        for (Map.Entry<Part, Entity> each : dependencies.parts().entrySet()) {
            if (there.contains(each.getKey().key())) {
                for (Need need : dependencies.needs(each.getKey())) {
                    if (need.strength() != Need.Strength.SOFT && !there.contains(need.on().key())) {
                        orphans.add(
                                "%s, which needs %s".formatted(word(each.getValue()), need.on()));
                    }
                }
            }
        }
        return orphans;
    }

    private static Map<Entity.Key, Entity> byKey(List<Entity> entities) {
        Map<Entity.Key, Entity> map = new LinkedHashMap<>();
        entities.forEach(each -> map.put(each.key(), each));
        return map;
    }

    private static Set<String> withoutTheirTable(List<Entity> merged) {
        Set<TableName> tables = new HashSet<>();
        for (Entity entity : merged) {
            switch (entity) {
                case TableEntity table -> tables.add(table.table());
                case ViewEntity view -> tables.add(new TableName(view.schema(), view.name()));
                case MaterializedViewEntity view ->
                        tables.add(new TableName(view.schema(), view.name()));
                default -> {}
            }
        }
        Set<String> orphans = new LinkedHashSet<>();
        for (Entity entity : merged) {
            if (entity instanceof Entity.OfTable part && !tables.contains(part.table())) {
                orphans.add(word(part));
            }
        }
        return orphans;
    }

    private static String word(Entity entity) {
        return entity.kind().word() + " " + entity.path();
    }
}
