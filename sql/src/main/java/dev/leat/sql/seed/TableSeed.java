package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wanted of one table's rows. Immutable.
///
/// @param count how many; `null` for what the [Seeder] says
/// @param generators of columns that are not left to their usual generators
/// @param children how many rows of another table refer to each row
public record TableSeed(
        @Nullable Integer count,
        Map<Column<?>, Generator<?>> generators,
        Map<Table<?>, Generator<Integer>> children) {
    static final TableSeed USUAL = new TableSeed(null, Map.of(), Map.of());

    public TableSeed {
        generators = Map.copyOf(generators);
        children = Map.copyOf(children);
        if (count != null && count < 0) {
            throw new IllegalArgumentException("a table cannot have %d rows".formatted(count));
        }
    }

    /// Makes so many rows.
    public TableSeed rows(int number) {
        return new TableSeed(number, generators, children);
    }

    /// Fills a column with what the generator makes.
    public <T extends @Nullable Object> TableSeed column(
            Column<T> column, Generator<? extends T> generator) {
        Map<Column<?>, Generator<?>> all = new HashMap<>(generators);
        all.put(column, generator);
        return new TableSeed(count, all, children);
    }

    /// Gives each row from `least` to `most` rows of a table that refers to it.
    public TableSeed with(Table<?> child, int least, int most) {
        return with(child, Generators.integers(least, most));
    }

    /// Gives each row as many rows of a table that refers to it as the weights say: with `{0: 1, 3:
    /// 2}` a third of the rows has none, the others three.
    public TableSeed with(Table<?> child, Map<Integer, Integer> weights) {
        return with(child, Generators.weighted(weights));
    }

    private TableSeed with(Table<?> child, Generator<Integer> number) {
        Map<Table<?>, Generator<Integer>> all = new LinkedHashMap<>(children);
        all.put(child, number);
        return new TableSeed(count, generators, all);
    }
}
