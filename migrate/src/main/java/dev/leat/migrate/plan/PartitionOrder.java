package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.Action.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What partitions that come or go wait for.
///
/// What is done to a partitioned table is done to its partitions. So one that goes does so before,
/// and one that comes has to be like its table. Bounds must not overlap, so that one table's
/// partitions go before others come.
final class PartitionOrder {
    private final Map<TableName, List<Action>> detaches = new HashMap<>();
    private final Map<TableName, List<Action>> attaches = new HashMap<>();
    private final Map<Action, TableName> leaving = new LinkedHashMap<>();
    private final Map<Action, TableName> joining = new LinkedHashMap<>();

    PartitionOrder(Difference difference, Set<Action> all) {
        for (Action each : all) {
            if (each.part().side() != Side.PARTITION) {
                continue;
            }
            Part table = each.part().side(Side.ITSELF);
            if (each.verb() == Verb.DROP
                    && difference.before().get(table.key()) instanceof TableEntity old) {
                leaving.put(each, old.partitionOf());
                if (!all.contains(Action.drop(table))) {
                    add(detaches, difference.before(), each, old);
                }
            } else if (each.verb() == Verb.CREATE
                    && difference.after().get(table.key()) instanceof TableEntity now) {
                joining.put(each, now.partitionOf());
                if (!all.contains(Action.create(table))) {
                    add(attaches, difference.after(), each, now);
                }
            }
        }
    }

    /// Whatever is done to one of the tables above concerns the partition.
    private static void add(
            Map<TableName, List<Action>> map,
            Map<Entity.Key, Entity> entities,
            Action action,
            TableEntity partition) {
        Set<TableName> seen = new HashSet<>();
        TableName at = partition.table();
        while (at != null && seen.add(at)) {
            map.computeIfAbsent(at, key -> new ArrayList<>()).add(action);
            at =
                    entities.get(new Entity.Key(Kind.TABLE, List.of(at.schema(), at.name())))
                                    instanceof TableEntity table
                            ? table.partitionOf()
                            : null;
        }
    }

    /// @param wait the first comes before the second
    void waits(Set<Action> all, BiConsumer<Action, Action> wait) {
        leaving.forEach((leaves, from) ->
                joining.forEach((joins, to) -> {
                    if (to.equals(from) || leaves.part().equals(joins.part())) {
                        wait.accept(leaves, joins);
                    }
                }));
        if (detaches.isEmpty() && attaches.isEmpty()) {
            return;
        }
        for (Action each : all) {
            Entity.Key key = each.part().key();
            if (key.address().size() != 3 || key.kind() == Kind.FUNCTION) {
                continue;
            }
            TableName table = new TableName(key.address().getFirst(), key.address().get(1));
            if (each.verb() != Verb.VALIDATE) {
                detaches.getOrDefault(table, List.of())
                        .forEach(leaves -> wait.accept(leaves, each));
            }
            if (isOfRows(each)) {
                attaches.getOrDefault(table, List.of()).forEach(joins -> wait.accept(each, joins));
            }
        }
    }

    private static boolean isOfRows(Action action) {
        return action.part().kind() == Kind.COLUMN || action.part().kind() == Kind.CHECK;
    }
}
