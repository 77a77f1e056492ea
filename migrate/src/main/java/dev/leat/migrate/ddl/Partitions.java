package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.Objects;

/// The statements that make a table a partition of another, and that part the two.
public final class Partitions {
    private Partitions() {}

    /// @param it a partition
    public static String attach(TableEntity it) {
        return of(it)
                + "ATTACH PARTITION "
                + Names.of(it.table())
                + " "
                + Objects.requireNonNullElse(it.bound(), "DEFAULT");
    }

    /// @param it a partition
    public static String detach(TableEntity it) {
        return of(it) + "DETACH PARTITION " + Names.of(it.table());
    }

    private static String of(TableEntity it) {
        TableName parent = Objects.requireNonNull(it.partitionOf(), "partitionOf");
        return "ALTER TABLE " + Names.of(parent) + " ";
    }
}
