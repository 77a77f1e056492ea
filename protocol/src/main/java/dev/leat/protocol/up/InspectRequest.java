package dev.leat.protocol.up;

import dev.leat.protocol.json.Json;
import dev.leat.query.ast.Ast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question of the inspector. Every one but [Authenticate] needs a group that has given the admin
/// password before.
public sealed interface InspectRequest {
    /// {@return the id that the answer repeats}
    String id();

    /// The queries of the group, or of one of its clients.
    record Queries(String id, @Nullable String clientId) implements InspectRequest {}

    record Metrics(String id) implements InspectRequest {}

    record Version(String id) implements InspectRequest {}

    /// @param password never to be logged
    record Authenticate(String id, String password) implements InspectRequest {
        @Override
        public String toString() {
            return "Authenticate[id=" + id + "]";
        }
    }

    /// Run a query and tell what it cost.
    ///
    /// @param ast the query itself, or null if it is given by name
    record AnalyzeQuery(
            String id,
            @Nullable Ast ast,
            @Nullable String name,
            List<Json> args,
            boolean vendedRows,
            boolean syncedRows,
            boolean joinPlans)
            implements InspectRequest {
        public AnalyzeQuery {
            args = List.copyOf(args);
        }
    }

    /// An operation that this version does not know.
    record Unknown(String id, String op) implements InspectRequest {}
}
