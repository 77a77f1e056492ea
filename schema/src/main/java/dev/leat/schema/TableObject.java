package dev.leat.schema;

import java.util.List;

/// Something that a table or view has beside columns, keys and indexes: a policy, a trigger, a
/// rule, statistics, partitions. They are in `dev.leat.schema.object`; nobody else implements this.
/// A constructor says them with [RowSource#declare(TableObject...)].
public interface TableObject {

    /// {@return kind and name, as errors say it: `policy own_rows`}
    String describe();

    /// {@return what no second object of the same table may have: `policy own_rows`}
    String identity();

    /// {@return what is wrong with the object at this table or view, one sentence each}
    default List<String> problems(RowSource<?> owner, Schema schema) {
        return List.of();
    }
}
