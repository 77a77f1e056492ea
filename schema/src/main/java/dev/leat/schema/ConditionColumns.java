package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;

/// The columns that a condition mentions, those inside EXISTS aside.
final class ConditionColumns {
    private ConditionColumns() {}

    static List<Column<?>> of(Condition condition) {
        List<Column<?>> found = new ArrayList<>();
        collect(condition, found);
        return List.copyOf(found);
    }

    private static void collect(Condition condition, List<Column<?>> found) {
        switch (condition) {
            case Condition.Comparison c -> found.add(c.column());
            case Condition.ColumnComparison c -> {
                found.add(c.left());
                found.add(c.right());
            }
            case Condition.In in -> found.add(in.column());
            case Condition.IsNull isNull -> found.add(isNull.column());
            case Condition.And and -> and.parts().forEach(part -> collect(part, found));
            case Condition.Or or -> or.parts().forEach(part -> collect(part, found));
            case Condition.Exists exists ->
                    found.addAll(exists.relation().joins().getFirst().from());
            case Condition.Fragment fragment -> {}
            case Condition.Predicate predicate ->
                    found.addAll(MentionedColumns.of(predicate.expression()));
        }
    }
}
