package dev.leat.protocol.mutation;

import dev.leat.protocol.json.Json;
import java.util.List;
import java.util.Objects;

/// One mutation as a client sends it.
public sealed interface Mutation {
    /// The internal mutation that removes results which a client has seen. Not counted, id 0.
    String CLEANUP_RESULTS = "_zero_cleanupResults";

    MutationId id();

    String name();

    /// {@return when the client made it, in milliseconds of its clock}
    double timestamp();

    /// A call of one of the application's mutators.
    ///
    /// @param args a list of exactly one argument in what published clients send
    record Custom(MutationId id, String name, List<Json> args, double timestamp)
            implements Mutation {
        public Custom {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            args = List.copyOf(args);
        }

        /// {@return the argument, JSON null if there is none}
        public Json argument() {
            return args.isEmpty() ? Json.NULL : args.getFirst();
        }
    }

    /// Legacy: rows written by the sync server itself.
    record Crud(MutationId id, List<CrudOp> ops, double timestamp) implements Mutation {
        public static final String NAME = "_zero_crud";

        public Crud {
            Objects.requireNonNull(id, "id");
            ops = List.copyOf(ops);
        }

        @Override
        public String name() {
            return NAME;
        }
    }

    /// A mutation of a type that this version does not know.
    record Unknown(MutationId id, String type, String name, double timestamp, Json body)
            implements Mutation {}

    /// One write of a legacy mutation, under server names.
    ///
    /// @param op insert, upsert, update or delete
    /// @param value an object with the columns to write
    record CrudOp(String op, String tableName, List<String> primaryKey, Json value) {
        public CrudOp {
            Objects.requireNonNull(op, "op");
            Objects.requireNonNull(tableName, "tableName");
            Objects.requireNonNull(value, "value");
            primaryKey = List.copyOf(primaryKey);
        }
    }

    /// {@return the argument of [#CLEANUP_RESULTS] for one client's results up to an id}
    static Json cleanupUpTo(String clientGroupId, MutationId upTo) {
        return MutationJson.cleanupUpTo(clientGroupId, upTo);
    }

    /// {@return the argument of [#CLEANUP_RESULTS] for all results of some clients}
    static Json cleanupAll(String clientGroupId, List<String> clientIds) {
        return MutationJson.cleanupAll(clientGroupId, clientIds);
    }
}
