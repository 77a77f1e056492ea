package dev.leat.query.ast;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of the protocol for an [Ast], both ways.
///
/// Reading ignores fields that it does not know, because newer clients may send more; what it does
/// know must be right, else an [AstFormatException] names the place. Writing leaves out what is
/// absent and uses the key order of the reference, so that equal queries have equal texts.
public final class AstJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AstJson() {}

    /// {@return the AST of a JSON object}
    ///
    /// @throws AstFormatException if it is not one
    public static Ast from(JsonNode json) {
        return AstReader.ast(json, "");
    }

    /// {@return the AST of a JSON text}
    ///
    /// @throws AstFormatException if the text is not JSON or not an AST
    public static Ast from(String json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new AstFormatException("", "not JSON: " + e.getOriginalMessage());
        }
        return from(node);
    }

    /// {@return the AST as a JSON tree}
    public static JsonNode to(Ast ast) {
        return JsJson.node(AstWriter.ast(ast));
    }

    /// {@return the AST as the text that `JSON.stringify` would print}
    public static String write(Ast ast) {
        return JsJson.text(AstWriter.ast(ast));
    }
}
