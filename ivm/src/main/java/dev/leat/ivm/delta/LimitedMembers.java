package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Evaluation;
import dev.leat.ivm.plan.Key;
import dev.leat.ivm.plan.LevelPlan;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The rows of a partition that has a limit.
final class LimitedMembers {
    private LimitedMembers() {}

    /// {@return the first rows of the partition, up to the limit}
    static List<Row> first(LevelPlan plan, Key key, Evaluation after) {
        List<Row> members = new ArrayList<>();
        if (plan.limit() > 0) {
            fill(members, plan.scan(after.snapshot(), key), plan, after);
        }
        return List.copyOf(members);
    }

    /// {@return the first rows after a commit}
    ///
    /// Rows that the commit did not touch keep their place. So those up to the old last member are
    /// known: the untouched members and the touched rows that are accepted now. Only if they are
    /// fewer than the limit, and there may be more behind, the snapshot is read, from the old last
    /// member on.
    ///
    /// @param old the members before
    /// @param changes every row of the partition that the commit touched
    static List<Row> update(
            LevelPlan plan,
            Key key,
            List<Row> old,
            List<Touched.Change> changes,
            Evaluation after) {
        Set<Key> dirty = new HashSet<>();
        List<Row> next = new ArrayList<>(old.size() + changes.size());
        for (Touched.Change change : changes) {
            dirty.add(change.sourceKey());
            Row now = change.after();
            if (now != null && key.equals(plan.partitionOf(now)) && plan.accepts(now, after)) {
                next.add(now);
            }
        }
        for (Row member : old) {
            Key sourceKey = Key.of(member, plan.sourceKey());
            if (sourceKey == null || !dirty.contains(sourceKey)) {
                next.add(member);
            }
        }
        next.sort(plan.order());
        int limit = plan.limit();
        if (old.size() < limit) {
            return List.copyOf(next.subList(0, Math.min(limit, next.size())));
        }
        Row bound = old.get(limit - 1);
        int known = 0;
        while (known < next.size() && plan.order().compare(next.get(known), bound) <= 0) {
            known++;
        }
        if (known >= limit) {
            return List.copyOf(next.subList(0, limit));
        }
        if (!plan.canResume()) {
            return first(plan, key, after);
        }
        List<Row> members = new ArrayList<>(next.subList(0, known));
        fill(members, plan.scanAfter(after.snapshot(), key, bound), plan, after);
        return List.copyOf(members);
    }

    /// {@return the rows of `some` that are not in `others`, as objects}
    static List<Row> difference(List<Row> some, List<Row> others) {
        Set<Row> present = Collections.newSetFromMap(new IdentityHashMap<>());
        present.addAll(others);
        return some.stream().filter(row -> !present.contains(row)).toList();
    }

    private static void fill(
            List<Row> members, Iterable<Row> rows, LevelPlan plan, Evaluation after) {
        for (Row row : rows) {
            if (members.size() >= plan.limit()) {
                return;
            }
            if (plan.accepts(row, after)) {
                members.add(row);
            }
        }
    }
}
