package dev.leat.ivm.delta;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.plan.ChildPlan;
import dev.leat.ivm.plan.Evaluation;
import dev.leat.ivm.plan.Key;
import dev.leat.ivm.plan.LevelPlan;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.view.RowChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One level of one pipeline: which partitions it holds, and how a commit changes them.
///
/// A row belongs to one partition of a level, so a level holds it once or not at all, however many
/// parent rows lead to it: partitions count these references.
final class LevelState implements Sink {
    private final Pipeline pipeline;
    private final LevelPlan plan;
    private final int[] parentColumns;
    private final List<LevelState> children = new ArrayList<>();
    private final Map<Key, Partition> partitions = new HashMap<>();

    /// By how much the references of partitions change; a partition that is new becomes held as it
    /// is.
    private Map<Key, Partition> referenceChanges = new HashMap<>();

    private final Touched touched;
    private List<Feed> inputs = List.of();

    LevelState(Pipeline pipeline, LevelPlan plan, int[] parentColumns, List<LevelState> all) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.parentColumns = parentColumns;
        this.touched = new Touched(plan.sourceKey());
        all.add(this);
        for (ChildPlan child : plan.children()) {
            children.add(new LevelState(pipeline, child.level(), child.parentColumns(), all));
        }
    }

    LevelPlan plan() {
        return plan;
    }

    /// {@return how many rows the commit touched here}
    int touchedRows() {
        return touched.size();
    }

    void reference(Key partition, int change) {
        Partition known = referenceChanges.get(partition);
        if (known == null) {
            referenceChanges.put(partition, new Partition(change));
        } else {
            known.references += change;
        }
    }

    @Override
    public void touch(@Nullable Row before, @Nullable Row after) {
        touched.add(before, after);
        pipeline.reached();
    }

    @Override
    public void fail(Throwable failure) {
        pipeline.fail(failure);
    }

    /// Forgets what [#touch] reported.
    void forget() {
        touched.clear();
        referenceChanges.clear();
    }

    void subscribe(List<Feed> feeds) {
        inputs = feeds;
        partitions.keySet().forEach(this::subscribe);
    }

    void unsubscribe() {
        partitions.keySet().forEach(this::unsubscribe);
        inputs = List.of();
    }

    private void subscribe(Key partition) {
        for (Feed input : inputs) {
            input.subscribe(plan.partition(), partition, this);
        }
    }

    private void unsubscribe(Key partition) {
        for (Feed input : inputs) {
            input.unsubscribe(plan.partition(), partition, this);
        }
    }

    /// Applies what is known to have changed: the references from the level above, which must be
    /// complete, and the touched rows. Tells the levels below.
    ///
    /// @param before null at hydration, when nothing is held yet
    void apply(@Nullable Evaluation before, Evaluation after, RowChanges delta) {
        Map<Key, Partition> changes = referenceChanges;
        referenceChanges = new HashMap<>();
        List<Map.Entry<Key, Partition>> activated = new ArrayList<>();
        for (Map.Entry<Key, Partition> change : changes.entrySet()) {
            int by = change.getValue().references;
            Partition held = partitions.get(change.getKey());
            if (held == null && by != 0) {
                activated.add(change);
            } else if (held != null && held.references + by == 0) {
                deactivate(change.getKey(), held, before, delta);
            } else if (held != null) {
                held.references += by;
            }
        }
        if (!touched.isEmpty() && before != null) {
            if (plan.isLimited()) {
                updateLimited(after, delta);
            } else {
                updateUnlimited(before, after, delta);
            }
        }
        touched.clear();
        activated.forEach(each -> activate(each.getKey(), each.getValue(), after, delta));
    }

    private void activate(Key key, Partition partition, Evaluation after, RowChanges delta) {
        if (partition.references < 0) {
            throw new IllegalStateException("more references were dropped than held");
        }
        partitions.put(key, partition);
        subscribe(key);
        if (!plan.isLimited()) {
            for (Row row : plan.candidates(after, key)) {
                if (plan.accepts(row, after)) {
                    added(row, delta);
                }
            }
            return;
        }
        BTree<Row> members = LimitedMembers.first(plan, key, after);
        partition.members = members;
        members.forEach(row -> added(row, delta));
    }

    private void deactivate(
            Key key, Partition partition, @Nullable Evaluation before, RowChanges delta) {
        partitions.remove(key);
        unsubscribe(key);
        BTree<Row> members = partition.members;
        if (members != null) {
            members.forEach(row -> removed(row, delta));
        } else if (before != null) {
            for (Row row : plan.scan(before.snapshot(), key)) {
                if (plan.accepts(row, before)) {
                    removed(row, delta);
                }
            }
        }
    }

    private void updateUnlimited(Evaluation before, Evaluation after, RowChanges delta) {
        for (Touched.Change change : touched.changes()) {
            Row old = change.before();
            Row now = change.after();
            boolean was = old != null && holds(old) && plan.accepts(old, before);
            boolean is = now != null && holds(now) && plan.accepts(now, after);
            if (was && is && old == now) {
                continue;
            }
            if (was && old != null) {
                removed(old, delta);
            }
            if (is && now != null) {
                added(now, delta);
            }
        }
    }

    private boolean holds(Row row) {
        Key key = plan.partitionOf(row);
        return key != null && partitions.containsKey(key);
    }

    private void updateLimited(Evaluation after, RowChanges delta) {
        if (plan.limit() == 0) {
            return;
        }
        Map<Key, List<Touched.Change>> byPartition = new LinkedHashMap<>();
        for (Touched.Change change : touched.changes()) {
            Row old = change.before();
            Row now = change.after();
            Key from = old == null ? null : plan.partitionOf(old);
            Key to = now == null ? null : plan.partitionOf(now);
            if (from != null && partitions.containsKey(from)) {
                byPartition.computeIfAbsent(from, key -> new ArrayList<>()).add(change);
            }
            if (to != null && !to.equals(from) && partitions.containsKey(to)) {
                byPartition.computeIfAbsent(to, key -> new ArrayList<>()).add(change);
            }
        }
        byPartition.forEach((key, changes) -> {
            Partition partition = partitions.get(key);
            BTree<Row> members = partition == null ? null : partition.members;
            if (partition != null && members != null) {
                LimitedMembers update = new LimitedMembers(plan, key, members);
                partition.members = update.apply(changes, after);
                update.removed().forEach(row -> removed(row, delta));
                update.added().forEach(row -> added(row, delta));
            }
        });
    }

    private void added(Row row, RowChanges delta) {
        delta.add(plan.identity(), row);
        for (LevelState child : children) {
            Key key = Key.of(row, child.parentColumns);
            if (key != null) {
                child.reference(key, 1);
            }
        }
    }

    private void removed(Row row, RowChanges delta) {
        delta.remove(plan.identity(), row);
        for (LevelState child : children) {
            Key key = Key.of(row, child.parentColumns);
            if (key != null) {
                child.reference(key, -1);
            }
        }
    }
}
