package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;

/// The index that a table's rows follow when it is clustered.
final class Clustered {
    private Clustered() {}

    static Setting by(String index, TableName table, Kind of) {
        return Setting.of(
                of,
                table.schema(),
                table.name(),
                "CLUSTER ON " + Identifier.quote(index),
                "SET WITHOUT CLUSTER",
                index);
    }
}
