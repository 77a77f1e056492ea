package dev.leat.migrate.history;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.migrate.snapshot.Renames;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What branches make together that changed the schema at the same time.
///
/// An object that only one branch touched is as that branch left it. What both made alike is no
/// conflict; what both changed differently is one, and so is a part that one branch gave to a table
/// which the other took away.
final class BranchMerge {
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();

    private BranchMerge(List<Migration> migrations) {
        for (Migration migration : migrations) {
            snapshots.put(migration.snapshot().id(), migration.snapshot());
            order.put(migration.snapshot().id(), order.size());
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
            parents.add(other.id());
            Snapshot base = merge.commonAncestor(ids, other.id());
            merged =
                    Snapshot.of(
                            parents,
                            merge.entities(base, merged, other, heads),
                            both(merged.renames(), other.renames()));
            ids.add(other.id());
        }
        return merged;
    }

    private static Renames both(Renames one, Renames other) {
        return one.plus(other);
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

    private Snapshot commonAncestor(List<String> one, String other) {
        Set<String> common = ancestors(one);
        common.retainAll(ancestors(List.of(other)));
        return common.stream()
                .max((a, b) ->
                        Integer.compare(order.getOrDefault(a, -1), order.getOrDefault(b, -1)))
                .map(snapshots::get)
                .orElse(Snapshot.empty());
    }

    private List<Entity> entities(
            Snapshot base, Snapshot one, Snapshot other, List<Migration> heads) {
        Map<List<String>, Entity> before = byAddress(base);
        Map<List<String>, Entity> left = byAddress(one);
        Map<List<String>, Entity> right = byAddress(other);
        Set<List<String>> addresses = new LinkedHashSet<>(left.keySet());
        addresses.addAll(right.keySet());
        List<Entity> merged = new ArrayList<>();
        Set<String> conflicts = new LinkedHashSet<>();
        for (List<String> address : addresses) {
            Entity was = before.get(address);
            Entity mine = left.get(address);
            Entity theirs = right.get(address);
            if (equal(mine, theirs) || equal(was, theirs)) {
                add(merged, mine);
            } else if (equal(was, mine)) {
                add(merged, theirs);
            } else {
                Entity some = mine != null ? mine : theirs;
                conflicts.add(some == null ? address.toString() : word(some));
            }
        }
        conflicts.addAll(withoutTheirTable(merged));
        if (!conflicts.isEmpty()) {
            throw new MigrationException(
                    "the history forks, and its branches conflict: %s were made from the same state and change the same objects: %s. Remove the one that is not applied anywhere yet and generate it again."
                            .formatted(
                                    heads.stream().map(Migration::name).toList(),
                                    String.join(", ", conflicts)));
        }
        return merged;
    }

    private static Map<List<String>, Entity> byAddress(Snapshot snapshot) {
        Map<List<String>, Entity> entities = new LinkedHashMap<>();
        for (Entity entity : snapshot.entities()) {
            List<String> address = new ArrayList<>(List.of(entity.kind().name()));
            address.addAll(entity.address());
            entities.put(address, entity);
        }
        return entities;
    }

    private static boolean equal(@Nullable Entity one, @Nullable Entity other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void add(List<Entity> entities, @Nullable Entity entity) {
        if (entity != null) {
            entities.add(entity);
        }
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
