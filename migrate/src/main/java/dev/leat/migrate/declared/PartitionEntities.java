package dev.leat.migrate.declared;

import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Table;
import dev.leat.schema.TableObject;
import dev.leat.schema.object.Partitioning;
import org.jspecify.annotations.Nullable;

/// Partitioned tables, and their partitions. A partition has an entity as a table, and none for its
/// columns: they are those of the table.
final class PartitionEntities {
    private PartitionEntities() {}

    static TableEntity tableOf(Table<?> table) {
        Partitioning partitioning = of(table);
        TableEntity plain = TableEntities.plain(table);
        return partitioning == null ? plain : with(plain, partitioning.sql(), null, null);
    }

    static void addPartitions(EntityList out, Table<?> table) {
        Partitioning partitioning = of(table);
        if (partitioning != null) {
            addPartitions(out, EntityList.nameOf(table), partitioning);
        }
    }

    private static void addPartitions(EntityList out, TableName parent, Partitioning partitioning) {
        for (Partitioning.Partition partition : partitioning.partitions()) {
            TableName name = new TableName(parent.schema(), partition.name());
            Partitioning parts = partition.parts();
            out.add(
                    with(
                            new TableEntity(name),
                            parts == null ? null : parts.sql(),
                            parent,
                            partition.bound()));
            if (parts != null) {
                addPartitions(out, name, parts);
            }
        }
    }

    private static TableEntity with(
            TableEntity table,
            @Nullable String partitionBy,
            @Nullable TableName partitionOf,
            @Nullable String bound) {
        return new TableEntity(
                table.table(),
                table.unlogged(),
                partitionBy,
                partitionOf,
                bound,
                table.inherits(),
                table.storage(),
                table.accessMethod(),
                table.tablespace(),
                table.rowSecurity(),
                table.forceRowSecurity(),
                table.replicaIdentity());
    }

    private static @Nullable Partitioning of(Table<?> table) {
        for (TableObject object : table.objects()) {
            if (object instanceof Partitioning partitioning) {
                return partitioning;
            }
        }
        return null;
    }
}
