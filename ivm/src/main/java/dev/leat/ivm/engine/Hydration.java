package dev.leat.ivm.engine;

import dev.leat.ivm.delta.Graph;
import dev.leat.ivm.delta.Pipeline;
import dev.leat.ivm.plan.QueryPlan;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Snapshot;
import java.util.Collections;
import java.util.List;

/// The first computation of a query, on a snapshot that commits leave behind meanwhile.
///
/// It follows them in a graph of its own, on the hydrating thread while many are pending, and the
/// rest on the engine thread.
final class Hydration {
    private final QueryPlan plan;
    private final long logLimit;
    private final Pipeline pipeline;

    Hydration(QueryPlan plan, Snapshot snapshot, long logLimit) {
        this.plan = plan;
        this.logLimit = logLimit;
        this.pipeline = Pipeline.hydrate(plan, snapshot);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /// Applies commits in their order.
    ///
    /// @return false if that is impossible because a table was reset: hydrate anew
    boolean follow(List<Commit> commits) {
        if (commits.isEmpty()) {
            return true;
        }
        Graph own = new Graph();
        own.attach(pipeline);
        try {
            for (Commit commit : commits) {
                if (!Collections.disjoint(commit.reset(), plan.tables())) {
                    return false;
                }
                Graph.Reached reached = own.route(commit);
                for (Pipeline each : reached.pipelines()) {
                    each.apply(reached.step(), logLimit);
                }
            }
        } finally {
            own.detach(pipeline);
        }
        return true;
    }
}
