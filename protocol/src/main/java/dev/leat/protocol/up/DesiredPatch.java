package dev.leat.protocol.up;

import dev.leat.protocol.json.Json;
import dev.leat.query.ast.Ast;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change of the queries that one client wants.
public sealed interface DesiredPatch {

    /// Want a query.
    ///
    /// @param hash the client's id of the query; opaque here
    /// @param ttlMs how long to keep it once nobody wants it, in milliseconds of connected time;
    ///   `null` for the default
    record Put(String hash, @Nullable Double ttlMs, Definition definition) implements DesiredPatch {
        public Put {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(definition, "definition");
        }
    }

    /// No longer want a query; it lives on for its time to live.
    record Del(String hash) implements DesiredPatch {
        public Del {
            Objects.requireNonNull(hash, "hash");
        }
    }

    /// No longer want any query, and none lives on.
    record Clear() implements DesiredPatch {}

    /// What a wanted query is.
    sealed interface Definition {
        /// A query that the API server knows by name.
        record Named(String name, List<Json> args) implements Definition {
            public Named {
                Objects.requireNonNull(name, "name");
                args = List.copyOf(args);
            }
        }

        /// Legacy: a query that the client wrote itself, subject to deployed permissions.
        record Client(Ast ast) implements Definition {
            public Client {
                Objects.requireNonNull(ast, "ast");
            }
        }
    }
}
