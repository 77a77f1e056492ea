package dev.leat.ivm.engine;

/// What an operator wants to see. Totals since the start unless said otherwise.
///
/// @param views live views now, the unheld ones in their grace period included
/// @param hydrations finished first computations
/// @param hydrationNanos time spent in them
/// @param hydratedRows rows that they produced
/// @param recomputations results computed anew because of a huge commit or a changed table
/// @param commits commits applied
/// @param commitNanos time spent applying them
/// @param pipelineVisits how often a commit had to look into a query
/// @param changedViews how often a commit changed what a view holds
/// @param failures views that failed
public record EngineStatistics(
        int views,
        long hydrations,
        long hydrationNanos,
        long hydratedRows,
        long recomputations,
        long commits,
        long commitNanos,
        long pipelineVisits,
        long changedViews,
        long failures) {}
