package dev.leat.ivm.delta;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.plan.Evaluation;
import dev.leat.ivm.plan.Key;
import dev.leat.ivm.plan.LevelPlan;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a commit does to the rows of a partition that has a limit.
///
/// Rows that the commit did not touch keep their place. So up to the old last member everything is
/// known: the untouched members, and the touched rows that are accepted now. Only if these are
/// fewer than the limit, and there may be more behind, the snapshot is read, from the old last
/// member on.
final class LimitedMembers {
    private final LevelPlan plan;
    private final Key key;
    private final BTree<Row> old;
    private final BTree.Editor<Row> members;
    private final List<Row> removed = new ArrayList<>();
    private final Set<Row> added = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param old the members before
    LimitedMembers(LevelPlan plan, Key key, BTree<Row> old) {
        this.plan = plan;
        this.key = key;
        this.old = old;
        this.members = old.edit();
    }

    /// {@return the first rows of the partition, up to the limit}
    static BTree<Row> first(LevelPlan plan, Key key, Evaluation evaluation) {
        List<Row> rows = new ArrayList<>();
        if (plan.limit() > 0) {
            for (Row row : plan.candidates(evaluation, key)) {
                if (plan.accepts(row, evaluation)) {
                    rows.add(row);
                    if (rows.size() == plan.limit()) {
                        break;
                    }
                }
            }
        }
        return BTree.ofSorted(plan.order(), rows);
    }

    /// {@return the members after the commit}
    ///
    /// @param changes every row of the partition that the commit touched
    BTree<Row> apply(List<Touched.Change> changes, Evaluation after) {
        if (plan.limit() == 0) {
            return old;
        }
        Row bound = old.size() < plan.limit() ? null : old.last();
        for (Touched.Change change : changes) {
            Row before = change.before();
            Row member =
                    before == null || !key.equals(plan.partitionOf(before))
                            ? null
                            : members.remove(before);
            if (member != null) {
                removed.add(member);
            }
        }
        for (Touched.Change change : changes) {
            Row now = change.after();
            if (now != null
                    && key.equals(plan.partitionOf(now))
                    && (bound == null || plan.order().compare(now, bound) <= 0)
                    && plan.accepts(now, after)) {
                members.put(now);
                added.add(now);
            }
        }
        while (members.size() > plan.limit()) {
            drop(members.last());
        }
        if (bound != null && members.size() < plan.limit()) {
            refill(bound, after);
        }
        return members.freeze();
    }

    /// {@return the rows that went}
    Collection<Row> removed() {
        return removed;
    }

    /// {@return the rows that came; one that was touched and stayed is among both}
    Collection<Row> added() {
        return added;
    }

    private void drop(@Nullable Row row) {
        if (row == null) {
            return;
        }
        members.remove(row);
        if (!added.remove(row)) {
            removed.add(row);
        }
    }

    private void refill(Row bound, Evaluation after) {
        for (Row row : plan.candidatesAfter(after, key, bound)) {
            if (members.size() >= plan.limit()) {
                return;
            }
            if (plan.accepts(row, after) && members.put(row) == null) {
                added.add(row);
            }
        }
    }
}
