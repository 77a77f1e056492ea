package dev.leat.ivm.engine;

import java.util.concurrent.atomic.LongAdder;

/// The totals behind [EngineStatistics]. Any thread.
final class Counters {
    final LongAdder hydrations = new LongAdder();
    final LongAdder hydrationNanos = new LongAdder();
    final LongAdder hydratedRows = new LongAdder();
    final LongAdder recomputations = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder commitNanos = new LongAdder();
    final LongAdder pipelineVisits = new LongAdder();
    final LongAdder changedViews = new LongAdder();
    final LongAdder failures = new LongAdder();

    EngineStatistics read(int views) {
        return new EngineStatistics(
                views,
                hydrations.sum(),
                hydrationNanos.sum(),
                hydratedRows.sum(),
                recomputations.sum(),
                commits.sum(),
                commitNanos.sum(),
                pipelineVisits.sum(),
                changedViews.sum(),
                failures.sum());
    }
}
