package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts tables behind those that they refer to. Of a circle, it starts with a table whose columns
/// may be null meanwhile, see [CircleReferences]; or else with one whose columns have generators of
/// their own, which know keys that are there or will be.
record TableOrder(Map<Table<?>, TableSeed> wanted) {

    /// Which references need no row yet.
    private enum Waiting {
        NONE,
        NULLABLE,
        GENERATED
    }

    List<Table<?>> of(List<Table<?>> tables) {
        List<Table<?>> waiting = new ArrayList<>(tables);
        List<Table<?>> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Table<?> next =
                    next(waiting, Waiting.NONE)
                            .or(() -> next(waiting, Waiting.NULLABLE))
                            .or(() -> next(waiting, Waiting.GENERATED))
                            .orElseThrow(() -> circle(waiting));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private IllegalArgumentException circle(List<Table<?>> waiting) {
        String references =
                waiting.stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .filter(key -> waiting.contains(key.target()))
                        .map(key -> key.columns().toString())
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "the tables %s refer to each other in a circle, and none may leave its reference null; give one of %s a generator, of keys that are there already or, where the constraint is deferred, will be at the end"
                        .formatted(waiting, references));
    }

    private Optional<Table<?>> next(List<Table<?>> waiting, Waiting mode) {
        for (Table<?> table : waiting) {
            boolean ready = true;
            for (ForeignKey key : table.foreignKeys()) {
                boolean isOther = key.target() != table && waiting.contains(key.target());
                ready &= !isOther || canWait(table, key, mode);
            }
            if (ready) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private boolean canWait(Table<?> table, ForeignKey key, Waiting mode) {
        boolean isNullable = key.columns().stream().allMatch(Column::isNullable);
        return switch (mode) {
            case NONE -> false;
            case NULLABLE -> isNullable;
            case GENERATED ->
                    isNullable
                            || wanted.getOrDefault(table, TableSeed.USUAL)
                                    .generators()
                                    .keySet()
                                    .containsAll(key.columns());
        };
    }
}
