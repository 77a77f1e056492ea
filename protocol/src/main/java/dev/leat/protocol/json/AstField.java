package dev.leat.protocol.json;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstFormatException;
import dev.leat.query.ast.AstJson;
import tools.jackson.core.JsonGenerator;

/// A query inside a message.
public final class AstField {
    private AstField() {}

    /// @throws InvalidMessageException if the field is no query
    public static Ast read(JsonObject json, String field) {
        try {
            return AstJson.from(json.tree(field));
        } catch (AstFormatException e) {
            throw new InvalidMessageException(json.path() + "." + field + ": " + e.getMessage(), e);
        }
    }

    public static void write(JsonGenerator out, Ast ast) {
        out.writeRawValue(AstJson.write(ast));
    }
}
