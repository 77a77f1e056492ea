package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import java.util.List;

/// A compiled condition of one level.
public sealed interface Condition {
    Condition TRUE = new All(List.of());
    Condition FALSE = new Any(List.of());

    /// {@return whether the row fulfils it in the snapshot of the evaluation}
    boolean test(Row row, Evaluation evaluation);

    /// A column against a literal.
    record Column(int position, ValueTest comparison) implements Condition {
        @Override
        public boolean test(Row row, Evaluation evaluation) {
            return comparison.test(row.get(position));
        }
    }

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean test(Row row, Evaluation evaluation) {
            for (Condition part : parts) {
                if (!part.test(row, evaluation)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean test(Row row, Evaluation evaluation) {
            for (Condition part : parts) {
                if (part.test(row, evaluation)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// EXISTS or NOT EXISTS.
    ///
    /// @param parentColumns where the parent row has the values of the correlation
    /// @param level what must have a row for these values
    /// @param negated whether it must not
    /// @param parents finds the parent rows of given values
    /// @param oneParent whether these values identify one parent row, so that remembering the
    ///   answer for others is useless
    record Exists(
            int[] parentColumns,
            LevelPlan level,
            boolean negated,
            IndexSpec parents,
            boolean oneParent)
            implements Condition {
        @Override
        public boolean test(Row row, Evaluation evaluation) {
            Key key = Key.of(row, parentColumns);
            boolean found = key != null && evaluation.exists(level, key, oneParent);
            return found != negated;
        }
    }
}
