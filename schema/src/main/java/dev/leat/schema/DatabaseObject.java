package dev.leat.schema;

import java.util.List;

/// Something of a database beside its tables: a view, a sequence, a role, a function. Those that
/// are no views are in `dev.leat.schema.object`; nobody else implements this.
public interface DatabaseObject {

    /// {@return kind and name, as errors say it: `sequence order_no`}
    String describe();

    /// {@return what no second object may have: `relation public.order_no`, `role app`}
    String identity();

    /// {@return what is wrong with the object in this schema, one sentence each}
    default List<String> problems(Schema schema) {
        return List.of();
    }
}
