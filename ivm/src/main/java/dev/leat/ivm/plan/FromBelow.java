package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way to the rows of a level through an EXISTS condition that they must all fulfil: from the
/// few child rows that fixed values select, to their parents. `where exists(member where user = ?)`
/// so costs what the user is a member of, not the whole table.
///
/// @param constantIndex finds the rows of this level by its literals, or null if it has none
/// @param driver the condition that leads here from below, if there are no literals
record FromBelow(@Nullable IndexSpec constantIndex, Condition.@Nullable Exists driver) {

    /// {@return a superset of the rows that the level accepts in all its partitions together, in no
    /// order; or null if that would take reading more rows than the budget}
    static @Nullable List<Row> rows(LevelPlan level, Evaluation evaluation, long budget) {
        return new Search(evaluation, budget).rows(level);
    }

    private static final class Search {
        private final Evaluation evaluation;
        private long budget;

        Search(Evaluation evaluation, long budget) {
            this.evaluation = evaluation;
            this.budget = budget;
        }

        @Nullable List<Row> rows(LevelPlan level) {
            FromBelow way = level.fromBelow();
            if (way == null) {
                return null;
            }
            List<Row> rows = new ArrayList<>();
            IndexSpec index = way.constantIndex();
            if (index != null) {
                return read(index, level.constants(), rows) ? rows : null;
            }
            Condition.Exists driver = way.driver();
            List<Row> children = driver == null ? null : rows(driver.level());
            if (driver == null || children == null) {
                return null;
            }
            Set<Key> seen = new HashSet<>();
            for (Row child : children) {
                Key key = driver.level().partitionOf(child);
                if (key != null
                        && !seen.contains(key)
                        && driver.level().accepts(child, evaluation)) {
                    seen.add(key);
                    if (!read(driver.parents(), key, rows)) {
                        return null;
                    }
                }
            }
            return rows;
        }

        private boolean read(IndexSpec index, Key key, List<Row> rows) {
            for (Row row : evaluation.snapshot().scan(index, key.scanValues(), null)) {
                if (--budget < 0) {
                    return false;
                }
                rows.add(row);
            }
            return true;
        }
    }
}
