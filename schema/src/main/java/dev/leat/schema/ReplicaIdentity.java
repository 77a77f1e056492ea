package dev.leat.schema;

import java.util.Objects;

/// By what logical replication names the old version of a row.
public sealed interface ReplicaIdentity {

    /// The primary key.
    record Default() implements ReplicaIdentity {}

    /// All columns.
    record Full() implements ReplicaIdentity {}

    /// Nothing: updates and deletes of a published table fail.
    record Nothing() implements ReplicaIdentity {}

    /// The columns of a unique index without nulls.
    record UsingIndex(String name) implements ReplicaIdentity {
        public UsingIndex {
            Objects.requireNonNull(name, "name");
        }
    }

    /// {@return what follows REPLICA IDENTITY}
    default String sql() {
        return switch (this) {
            case Default said -> "DEFAULT";
            case Full said -> "FULL";
            case Nothing said -> "NOTHING";
            case UsingIndex index -> "USING INDEX " + Identifier.quote(index.name());
        };
    }
}
