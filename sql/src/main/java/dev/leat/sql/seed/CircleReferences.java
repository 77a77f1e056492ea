package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Table;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.Transaction;
import dev.leat.sql.write.Change;
import dev.leat.sql.write.UpdateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Sets references of rows to rows that were made after them: those that close a circle.
final class CircleReferences {
    private static final int NULL_EVERY = 10;

    private final Transaction transaction;
    private final Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made;
    private final Map<Table<?>, TableSeed> wanted;
    private final long seed;

    /// @param made the rows that are there, by table in the order in which they were made
    CircleReferences(
            Transaction transaction,
            Map<Table<?>, List<Map<Column<?>, @Nullable Object>>> made,
            Map<Table<?>, TableSeed> wanted,
            long seed) {
        this.transaction = transaction;
        this.made = made;
        this.wanted = wanted;
        this.seed = seed;
    }

    void set() {
        List<Table<?>> order = new ArrayList<>(made.keySet());
        for (Table<?> table : order) {
            PrimaryKey primaryKey = table.primaryKey();
            for (ForeignKey key : table.foreignKeys()) {
                boolean later = order.indexOf(key.target()) > order.indexOf(table);
                boolean own = key.columns().stream().allMatch(Column::isNullable);
                if (later && own && primaryKey != null && !isGenerated(table, key)) {
                    set(table, key, primaryKey);
                }
            }
        }
    }

    private boolean isGenerated(Table<?> table, ForeignKey key) {
        TableSeed seeds = wanted.getOrDefault(table, TableSeed.USUAL);
        return key.columns().stream().anyMatch(seeds.generators()::containsKey);
    }

    private void set(Table<?> table, ForeignKey key, PrimaryKey primaryKey) {
        List<Map<Column<?>, @Nullable Object>> targets = made.getOrDefault(key.target(), List.of());
        if (targets.isEmpty()) {
            return;
        }
        RandomGenerator random = new SplitMix(seed, table + " to " + key.target());
        int next = random.nextInt(targets.size());
        for (Map<Column<?>, @Nullable Object> row : made.getOrDefault(table, List.of())) {
            if (random.nextInt(NULL_EVERY) == 0) {
                continue;
            }
            // One behind the other, as each may be referred to only once.
            Map<Column<?>, @Nullable Object> target = targets.get(next++ % targets.size());
            try {
                transaction.inTransaction(savepoint ->
                        change(table, key, primaryKey, row, target).on(savepoint).execute());
                for (int i = 0; i < key.columns().size(); i++) {
                    row.put(key.columns().get(i), target.get(key.targetColumns().get(i)));
                }
            } catch (DatabaseException.UniqueViolation
                    | DatabaseException.CheckViolation
                    | DatabaseException.ExclusionViolation e) {
                // It stays null, which was allowed.
            }
        }
    }

    private <R> Change<R> change(
            Table<R> table,
            ForeignKey key,
            PrimaryKey primaryKey,
            Map<Column<?>, @Nullable Object> row,
            Map<Column<?>, @Nullable Object> target) {
        UpdateTable<R> update = transaction.update(table);
        for (int i = 0; i < key.columns().size(); i++) {
            update =
                    update.set(
                            untyped(key.columns().get(i)), target.get(key.targetColumns().get(i)));
        }
        List<Condition> same = new ArrayList<>();
        for (Column<?> column : primaryKey.columns()) {
            same.add(untyped(column).eq(row.get(column)));
        }
        return update.where(Conditions.and(same));
    }

    @SuppressWarnings("unchecked") // the values are those of the columns
    private static Column<@Nullable Object> untyped(Column<?> column) {
        return (Column<@Nullable Object>) column;
    }
}
