package dev.leat.migrate.diff;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of the declared renames have something to do.
///
/// A rename counts if its old name exists before and its new one after, and neither end is in the
/// way: the old name is gone after, or taken by another rename that counts; the new name is free
/// before, or left by one. So chains and swaps count as a whole, and a declaration may stay in the
/// schema after it has done its work.
final class CountingRenames {
    private final Map<TableName, TableName> tables = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    private CountingRenames() {}

    static CountingRenames of(List<Entity> before, List<Entity> after, Renames declared) {
        CountingRenames counting = new CountingRenames();
        counting.tables(before, after, declared);
        counting.columns(before, after, declared);
        return counting;
    }

    List<Change> changes() {
        return changes;
    }

    RenamedEntities entities() {
        return new RenamedEntities(tables, columns);
    }

    private void tables(List<Entity> before, List<Entity> after, Renames declared) {
        Map<TableName, TableName> counting =
                counting(declared.tables(), tableNames(before), tableNames(after));
        counting.forEach((now, then) -> {
            tables.put(then, now);
            changes.add(new Change.RenameTable(then, now));
        });
    }

    private void columns(List<Entity> before, List<Entity> after, Renames declared) {
        if (declared.columns().isEmpty()) {
            return;
        }
        Map<TableName, Set<String>> old = columnNames(before);
        Map<TableName, Set<String>> present = columnNames(after);
        old.forEach((oldTable, oldColumns) -> {
            TableName table = tables.getOrDefault(oldTable, oldTable);
            Set<String> newColumns = present.getOrDefault(table, Set.of());
            Map<String, String> ofTable = new LinkedHashMap<>();
            for (String now : newColumns) {
                String then = declared.columns().get(table + "." + now);
                if (then != null) {
                    ofTable.put(now, then);
                }
            }
            counting(ofTable, oldColumns, newColumns)
                    .forEach((now, then) -> {
                        columns.put(oldTable + "." + then, now);
                        changes.add(new Change.RenameColumn(table, then, now));
                    });
        });
    }

    /// @param declared new name to old name
    private static <N> Map<N, N> counting(Map<N, N> declared, Set<N> before, Set<N> after) {
        Map<N, N> counting = new LinkedHashMap<>();
        declared.forEach((now, then) -> {
            if (!now.equals(then)
                    && after.contains(now)
                    && before.contains(then)
                    // Of two declarations of one old name, the first counts.
                    && !counting.containsValue(then)) {
                counting.put(now, then);
            }
        });
        boolean changed = true;
        while (changed) {
            changed =
                    counting.entrySet()
                            .removeIf(each ->
                                    before.contains(each.getKey())
                                                    && !counting.containsValue(each.getKey())
                                            || after.contains(each.getValue())
                                                    && !counting.containsKey(each.getValue()));
        }
        return counting;
    }

    private static Set<TableName> tableNames(List<Entity> entities) {
        Set<TableName> names = new LinkedHashSet<>();
        for (Entity entity : entities) {
            if (entity instanceof TableEntity table) {
                names.add(table.table());
            }
        }
        return names;
    }

    private static Map<TableName, Set<String>> columnNames(List<Entity> entities) {
        Map<TableName, Set<String>> names = new LinkedHashMap<>();
        for (Entity entity : entities) {
            if (entity instanceof ColumnEntity column) {
                names.computeIfAbsent(column.table(), key -> new LinkedHashSet<>())
                        .add(column.name());
            }
        }
        return names;
    }
}
