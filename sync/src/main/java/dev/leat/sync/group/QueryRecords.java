package dev.leat.sync.group;

import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.json.AstField;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.query.ast.Ast;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Between a query as a client sent it and as it is stored.
final class QueryRecords {
    private QueryRecords() {}

    static QueryRecord of(DesiredPatch.Put put) {
        return switch (put.definition()) {
            case DesiredPatch.Definition.Named named ->
                    new QueryRecord(
                            put.hash(),
                            named.name(),
                            JsonText.write(out -> Json.writeArray(out, named.args())),
                            null);
            case DesiredPatch.Definition.Client client ->
                    new QueryRecord(
                            put.hash(),
                            null,
                            null,
                            JsonText.write(out -> AstField.write(out, client.ast())));
        };
    }

    /// {@return the query to look up, or null if it has no name}
    static @Nullable NamedQuery named(QueryRecord query) {
        String name = query.name();
        String args = query.args();
        if (name == null) {
            return null;
        }
        List<Json> values =
                args == null ? List.of() : JsonArray.of(JsonText.parse(args), "args").values();
        return new NamedQuery(query.hash(), name, values);
    }

    /// {@return the query that a client wrote itself, or null if it has a name}
    static @Nullable Ast ast(QueryRecord query) {
        String ast = query.ast();
        return ast == null
                ? null
                : AstField.read(
                        JsonObject.of(JsonText.parse("{\"ast\":" + ast + "}"), "query"), "ast");
    }
}
