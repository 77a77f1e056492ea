package dev.leat.postgres.replication;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What [SnapshotCopy] reads of one table.
///
/// @param schema not quoted
/// @param table not quoted
/// @param columns not quoted, in the order wanted; at least one
/// @param rowFilter an SQL condition, as the catalog prints a publication's row filter; null for
///   all rows
/// @param partitioned whether the table is a partition root, whose rows are in its partitions;
///   otherwise rows of child tables, which are published on their own, are left out
public record CopySource(
        String schema,
        String table,
        List<String> columns,
        @Nullable String rowFilter,
        boolean partitioned) {

    public CopySource {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Copying " + schema + "." + table + " needs at least one column");
        }
    }

    String sql() {
        String list = columns.stream().map(CopySource::quote).collect(Collectors.joining(", "));
        String where = rowFilter == null ? "" : " WHERE (" + rowFilter + ")";
        return "COPY (SELECT "
                + list
                + " FROM "
                + (partitioned ? "" : "ONLY ")
                + quote(schema)
                + "."
                + quote(table)
                + where
                + ") TO STDOUT";
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
