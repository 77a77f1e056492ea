package dev.leat.replica.table;

import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.postgres.replication.CopySource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table of the replica: what Postgres calls it and how its rows are read.
///
/// @param oid its object id, as the stream names it
/// @param schema its schema in Postgres
/// @param table its name in Postgres
/// @param columns those that are synced, in the order of a row's values; at least one
/// @param skipped those that are published but not synced
/// @param key the columns by which updates and deletes of the stream name a row
/// @param uniqueKeys every set of synced columns that is unique and never null
/// @param rowFilter which rows are published; null for all
/// @param partitioned whether the rows are in partitions
public record ReplicaTable(
        long oid,
        String schema,
        String table,
        List<ReplicaColumn> columns,
        List<SkippedColumn> skipped,
        List<String> key,
        List<List<String>> uniqueKeys,
        @Nullable String rowFilter,
        boolean partitioned) {
    public ReplicaTable {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        skipped = List.copyOf(skipped);
        key = List.copyOf(key);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("table \"" + table + "\" has no key");
        }
    }

    /// {@return its name towards clients: `schema.table` outside `public`}
    public String name() {
        return serverName(schema, table);
    }

    static String serverName(String schema, String table) {
        return schema.equals("public") ? table : schema + "." + table;
    }

    /// {@return whether rows of one are rows of the other, and the same ones; if not, the table has
    /// to be copied anew}
    public boolean sameRows(ReplicaTable other) {
        return equals(other.withSkipped(skipped));
    }

    private ReplicaTable withSkipped(List<SkippedColumn> others) {
        return new ReplicaTable(
                oid, schema, table, columns, others, key, uniqueKeys, rowFilter, partitioned);
    }

    /// {@return its shape for queries}
    public TableSpec spec() {
        return new TableSpec(
                name(),
                columns.stream()
                        .map(each -> new ColumnSpec(each.name(), each.type().valueType()))
                        .toList(),
                key,
                uniqueKeys);
    }

    /// {@return what a copy of it reads, in the order of its columns}
    public CopySource copySource() {
        return new CopySource(
                schema,
                table,
                columns.stream().map(ReplicaColumn::name).toList(),
                rowFilter,
                partitioned);
    }
}
