package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Condition;
import dev.leat.ivm.plan.Key;
import dev.leat.ivm.plan.LevelPlan;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An EXISTS condition, shared by every query that has it. Holds no rows: it asks both snapshots.
///
/// After a commit it knows for which values of the correlation the answer flipped, and tells those
/// who depend on it about the parent rows with these values. A row that comes to a partition which
/// has another one anyway ends here.
final class ExistsNode implements Sink {
    private final Graph graph;
    private final LevelPlan level;
    private final int height;
    private final List<Feed> inputs = new ArrayList<>();
    private final List<ExistsNode> nested = new ArrayList<>();
    private final Map<IndexSpec, Edge> edges = new LinkedHashMap<>();
    private final Touched touched;
    private int users;

    /// The way to the parent rows of one table by one list of columns.
    private static final class Edge {
        final IndexSpec parents;
        final String parentTable;
        final int[] parentKey;
        final Feed feed = new Feed();

        Edge(IndexSpec parents, int[] parentKey) {
            this.parents = parents;
            this.parentTable = parents.table();
            this.parentKey = parentKey;
        }
    }

    ExistsNode(Graph graph, LevelPlan level) {
        this.graph = graph;
        this.level = level;
        this.touched = new Touched(level.sourceKey());
        inputs.add(graph.feed(level.table().name()));
        int highest = 0;
        for (Condition.Exists inner : level.exists()) {
            ExistsNode node = graph.acquire(inner.level());
            nested.add(node);
            Feed feed = node.edge(inner.parents(), level.sourceKey());
            if (!inputs.contains(feed)) {
                inputs.add(feed);
            }
            highest = Math.max(highest, node.height);
        }
        this.height = highest + 1;
        for (Feed input : inputs) {
            input.subscribe(level.constantColumns(), level.constants(), this);
        }
    }

    LevelPlan level() {
        return level;
    }

    /// {@return 1 above the highest node that it depends on}
    int height() {
        return height;
    }

    void use() {
        users++;
    }

    /// {@return whether nobody uses it any more}
    boolean leave() {
        return --users == 0;
    }

    void dispose() {
        for (Feed input : inputs) {
            input.unsubscribe(level.constantColumns(), level.constants(), this);
        }
        nested.forEach(graph::release);
    }

    /// {@return where to hear of parent rows whose answer flipped}
    ///
    /// @param parents the index that finds them
    /// @param parentKey the columns of the parent table's primary key
    Feed edge(IndexSpec parents, int[] parentKey) {
        return edges.computeIfAbsent(parents, index -> new Edge(index, parentKey)).feed;
    }

    @Override
    public void touch(@Nullable Row before, @Nullable Row after) {
        if (touched.isEmpty()) {
            graph.schedule(this);
        }
        touched.add(before, after);
    }

    @Override
    public void fail(Throwable failure) {
        edges.values().forEach(edge -> edge.feed.fail(failure));
    }

    /// Finds the flips and touches the parent rows.
    void flow(Step step) {
        try {
            Map<Key, Boolean> gained = new HashMap<>();
            for (Touched.Change change : touched.changes()) {
                Key old = accepted(change.before(), step, true);
                Key now = accepted(change.after(), step, false);
                if (old != null && !old.equals(now)) {
                    gained.putIfAbsent(old, false);
                }
                if (now != null && !now.equals(old)) {
                    gained.put(now, true);
                }
            }
            gained.forEach((key, gain) -> {
                // A gained row says that there is one now; else one was there before.
                boolean was = gain ? step.before().exists(level, key) : true;
                boolean is = gain ? true : step.after().exists(level, key);
                if (was != is) {
                    touchParents(key, step);
                }
            });
        } finally {
            touched.clear();
        }
    }

    private @Nullable Key accepted(@Nullable Row row, Step step, boolean before) {
        if (row == null) {
            return null;
        }
        Key key = level.partitionOf(row);
        return key != null && level.accepts(row, before ? step.before() : step.after())
                ? key
                : null;
    }

    private void touchParents(Key key, Step step) {
        for (Edge edge : edges.values()) {
            if (edge.feed.isEmpty()) {
                continue;
            }
            // Parents that the commit changed itself are known already, with what they were before.
            for (Row parent : step.after().snapshot().scan(edge.parents, key.scanValues(), null)) {
                if (!step.changed(edge.parentTable, edge.parentKey, parent)) {
                    edge.feed.publish(parent, parent);
                }
            }
        }
    }
}
