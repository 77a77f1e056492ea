package dev.leat.migrate.check;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What a schema may have and a person seldom means. No database is needed.
///
/// Today that is one thing: a foreign key whose columns no index begins with, so that each delete
/// of a row that it points to reads the whole table. PostgreSQL makes no such index by itself.
public final class Advice {
    private final Map<TableName, List<List<String>>> indexed = new HashMap<>();

    private Advice(List<Entity> entities) {
        for (Entity entity : entities) {
            switch (entity) {
                case PrimaryKeyEntity key -> add(key.table(), key.columns());
                case UniqueEntity key -> add(key.table(), key.columns());
                case IndexEntity index when index.where() == null ->
                        add(index.table(), leadingColumns(index));
                default -> {
                    // Nothing else finds rows.
                }
            }
        }
    }

    /// {@return what is worth a thought in this schema, never a failure}
    public static CheckReport of(List<Entity> entities) {
        Advice advice = new Advice(entities);
        List<Finding> findings = new ArrayList<>();
        for (Entity entity : entities) {
            if (entity instanceof ForeignKeyEntity key && !advice.isIndexed(key)) {
                findings.add(new Finding.UnindexedReference(key));
            }
        }
        return new CheckReport(findings);
    }

    private void add(TableName table, List<String> columns) {
        indexed.computeIfAbsent(table, name -> new ArrayList<>()).add(columns);
    }

    /// An expression ends what the index is sorted by, as far as columns are concerned.
    private static List<String> leadingColumns(IndexEntity index) {
        List<String> columns = new ArrayList<>();
        for (IndexEntity.Part part : index.parts()) {
            if (part.column() == null) {
                break;
            }
            columns.add(part.column());
        }
        return columns;
    }

    /// The order of the key's columns among themselves does not count, since all are known.
    private boolean isIndexed(ForeignKeyEntity key) {
        int size = key.columns().size();
        return indexed.getOrDefault(key.table(), List.of()).stream()
                .anyMatch(columns ->
                        columns.size() >= size
                                && new HashSet<>(columns.subList(0, size))
                                        .equals(new HashSet<>(key.columns())));
    }
}
