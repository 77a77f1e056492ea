package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts tables behind those that they refer to. Of a circle, it starts with a table whose columns
/// may be null meanwhile; see [CircleReferences].
final class TableOrder {
    private TableOrder() {}

    static List<Table<?>> of(List<Table<?>> tables) {
        List<Table<?>> waiting = new ArrayList<>(tables);
        List<Table<?>> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Table<?> next =
                    next(waiting, false)
                            .or(() -> next(waiting, true))
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "the tables %s refer to each other in a circle, and none may leave its reference null; insert the first rows yourself"
                                                    .formatted(waiting)));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /// @param mayBeNull whether references that may be null need no row yet
    private static Optional<Table<?>> next(List<Table<?>> waiting, boolean mayBeNull) {
        for (Table<?> table : waiting) {
            boolean ready = true;
            for (ForeignKey key : table.foreignKeys()) {
                boolean isOther = key.target() != table && waiting.contains(key.target());
                boolean canWait = mayBeNull && key.columns().stream().allMatch(Column::isNullable);
                ready &= !isOther || canWait;
            }
            if (ready) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
