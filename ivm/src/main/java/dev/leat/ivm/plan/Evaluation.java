package dev.leat.ivm.plan;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import java.util.HashMap;
import java.util.Map;

/// The evaluation of conditions over one snapshot. Remembers the answers of EXISTS, which many rows
/// and many queries share. Belongs to one thread.
public final class Evaluation {
    private static final int REMEMBERED = 200_000;

    private final Snapshot snapshot;
    private final boolean rememberAll;
    private final Map<ExistsKey, Map<Key, Boolean>> answers = new HashMap<>();
    private int remembered;

    private Evaluation(Snapshot snapshot, boolean rememberAll) {
        this.snapshot = snapshot;
        this.rememberAll = rememberAll;
    }

    /// {@return an evaluation in which every row is met once}
    public static Evaluation ofOneQuery(Snapshot snapshot) {
        return new Evaluation(snapshot, false);
    }

    /// {@return an evaluation in which many queries meet the same rows}
    public static Evaluation ofManyQueries(Snapshot snapshot) {
        return new Evaluation(snapshot, true);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    boolean exists(LevelPlan level, Key partition, boolean once) {
        return once && !rememberAll ? search(level, partition) : exists(level, partition);
    }

    /// {@return whether the partition has a row that the level accepts}
    public boolean exists(LevelPlan level, Key partition) {
        Map<Key, Boolean> known =
                answers.computeIfAbsent(level.existsKey(), key -> new HashMap<>());
        Boolean answer = known.get(partition);
        if (answer == null) {
            answer = search(level, partition);
            if (remembered++ >= REMEMBERED) {
                answers.clear();
                remembered = 0;
            } else {
                known.put(partition, answer);
            }
        }
        return answer;
    }

    private boolean search(LevelPlan level, Key partition) {
        for (Row row : level.scan(snapshot, partition)) {
            if (level.accepts(row, this)) {
                return true;
            }
        }
        return false;
    }
}
