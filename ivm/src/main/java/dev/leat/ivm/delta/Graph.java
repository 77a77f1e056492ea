package dev.leat.ivm.delta;

import dev.leat.ivm.plan.ExistsKey;
import dev.leat.ivm.plan.LevelPlan;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Commit.RowChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The pipelines that are maintained together, and the ways by which changes reach them. Belongs to
/// one thread at a time.
public final class Graph {
    private final Map<String, Feed> feeds = new HashMap<>();
    private final Map<ExistsKey, ExistsNode> nodes = new HashMap<>();
    private final TreeMap<Integer, List<ExistsNode>> scheduled = new TreeMap<>();
    private final Set<Pipeline> reached = new LinkedHashSet<>();

    /// Lets the pipeline hear of the commits from now on. It must be at the version of the last
    /// one.
    public void attach(Pipeline pipeline) {
        pipeline.attach(this);
    }

    /// Lets the pipeline go.
    public void detach(Pipeline pipeline) {
        pipeline.detach();
        reached.remove(pipeline);
    }

    /// Routes a commit.
    ///
    /// @return the pipelines that it reached; each must be asked to [Pipeline#apply] it, or be
    ///   detached, before the next commit
    ///
    /// @throws RuntimeException if a row is not as its table says; then all pipelines must be
    ///   detached
    public Reached route(Commit commit) {
        try {
            return routed(commit);
        } finally {
            scheduled.clear();
            reached.clear();
        }
    }

    private Reached routed(Commit commit) {
        Step step = new Step(commit);
        for (String table : commit.changes().keySet()) {
            Feed feed = feeds.get(table);
            if (feed == null) {
                continue;
            }
            for (RowChange change : step.changes(table)) {
                feed.publish(change.before(), change.after());
            }
        }
        while (!scheduled.isEmpty()) {
            for (ExistsNode node : scheduled.pollFirstEntry().getValue()) {
                try {
                    node.flow(step);
                } catch (RuntimeException e) {
                    node.fail(e);
                }
            }
        }
        return new Reached(step, List.copyOf(reached));
    }

    /// The pipelines that a commit may change.
    public record Reached(Step step, List<Pipeline> pipelines) {}

    Feed feed(String table) {
        return feeds.computeIfAbsent(table, name -> new Feed());
    }

    /// {@return the node of this EXISTS condition, which is to be released once}
    ExistsNode acquire(LevelPlan level) {
        ExistsNode node = nodes.get(level.sharedKey());
        if (node == null) {
            node = new ExistsNode(this, level);
            nodes.put(level.sharedKey(), node);
        }
        node.use();
        return node;
    }

    void release(ExistsNode node) {
        if (node.leave()) {
            nodes.remove(node.level().sharedKey());
            node.dispose();
        }
    }

    void schedule(ExistsNode node) {
        scheduled.computeIfAbsent(node.height(), height -> new ArrayList<>()).add(node);
    }

    void reach(Pipeline pipeline) {
        reached.add(pipeline);
    }

    /// {@return the number of EXISTS conditions that are being watched}
    public int sharedConditions() {
        return nodes.size();
    }
}
