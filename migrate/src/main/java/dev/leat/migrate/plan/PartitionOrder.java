package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.Action.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What partitions that come or go wait for: what is done to a partitioned table is done to its
/// partitions, so one that goes does so before, and one that comes has to be like its table.
final class PartitionOrder {
    private final Map<TableName, Action> detached = new HashMap<>();
    private final Map<TableName, Action> attachedTo = new HashMap<>();
    private final Map<TableName, Action> attached = new HashMap<>();

    PartitionOrder(Difference difference, Set<Action> all) {
        for (Action each : all) {
            Part part = each.part();
            if (each.verb() == Verb.ALTER
                    && part.side() == Side.ITSELF
                    && difference.before().get(part.key()) instanceof TableEntity old
                    && difference.after().get(part.key()) instanceof TableEntity now) {
                if (old.partitionOf() != null && now.partitionOf() == null) {
                    detached.put(old.partitionOf(), each);
                } else if (old.partitionOf() == null && now.partitionOf() != null) {
                    attachedTo.put(now.partitionOf(), each);
                    attached.put(now.table(), each);
                }
            }
        }
    }

    /// {@return whether the action makes a table fit to be attached, and so comes before that}
    boolean isPreparation(Action action, Part table) {
        return isOfRows(action)
                && attached.containsValue(Action.alter(table))
                && table.key().address().equals(action.part().key().address().subList(0, 2));
    }

    private static boolean isOfRows(Action action) {
        return action.part().kind() == Kind.COLUMN || action.part().kind() == Kind.CHECK;
    }

    /// @param wait the first comes before the second
    void waits(Set<Action> all, BiConsumer<Action, Action> wait) {
        for (Action each : all) {
            Entity.Key key = each.part().key();
            if (key.address().size() != 3 || key.kind() == Kind.FUNCTION) {
                continue;
            }
            TableName table = new TableName(key.address().getFirst(), key.address().get(1));
            Action leaves = detached.get(table);
            if (leaves != null && each.verb() != Verb.VALIDATE) {
                wait.accept(leaves, each);
            }
            if (isOfRows(each)) {
                Action joins = attachedTo.get(table);
                if (joins != null) {
                    wait.accept(each, joins);
                }
                Action joined = attached.get(table);
                if (joined != null) {
                    wait.accept(each, joined);
                }
            }
        }
    }
}
