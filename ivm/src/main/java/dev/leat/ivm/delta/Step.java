package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Evaluation;
import dev.leat.ivm.plan.Key;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One commit while it is being applied: both snapshots, and which rows it changed.
public final class Step {
    private final Commit commit;
    private final Evaluation before;
    private final Evaluation after;
    private final Map<String, Set<Key>> changed = new HashMap<>();

    Step(Commit commit) {
        this.commit = commit;
        this.before = Evaluation.ofManyQueries(commit.before());
        this.after = Evaluation.ofManyQueries(commit.after());
    }

    Evaluation before() {
        return before;
    }

    Evaluation after() {
        return after;
    }

    Collection<RowChange> changes(String table) {
        Collection<RowChange> changes = commit.changes().get(table);
        return changes == null ? List.of() : changes;
    }

    /// {@return whether the commit itself changed this row of `after`}
    boolean changed(String table, int[] sourceKey, Row row) {
        Set<Key> keys = changed.get(table);
        if (keys == null) {
            keys = new HashSet<>();
            for (RowChange change : changes(table)) {
                Row now = change.after();
                Key key = now == null ? null : Key.of(now, sourceKey);
                if (key != null) {
                    keys.add(key);
                }
            }
            changed.put(table, keys);
        }
        return !keys.isEmpty() && keys.contains(Key.of(row, sourceKey));
    }
}
