package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import java.util.Set;

/// A compiled query.
///
/// @param root the level of the result
/// @param rootKey the partition of the root that the query asks for
/// @param indexes every index that scanning or marking needs
/// @param tables every table that it reads
public record QueryPlan(LevelPlan root, Key rootKey, Set<IndexSpec> indexes, Set<String> tables) {
    public QueryPlan {
        indexes = Set.copyOf(indexes);
        tables = Set.copyOf(tables);
    }
}
