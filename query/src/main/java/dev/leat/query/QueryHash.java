package dev.leat.query;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstJson;
import dev.leat.query.ast.AstNormalizer;
import dev.leat.query.ast.JsJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names under which clients of the protocol know their queries.
public final class QueryHash {
    private QueryHash() {}

    /// {@return the hash of a query, whatever the order of its parts}
    public static String hashOfAst(Ast ast) {
        return base36(AstJson.write(AstNormalizer.normalize(ast)));
    }

    /// {@return the hash of a named query}
    ///
    /// @param args plain JSON values: null, Boolean, Number, String, List, Map in key order
    public static String hashOfNameAndArgs(String name, List<? extends @Nullable Object> args) {
        return base36(name + ":" + JsJson.text(args));
    }

    private static String base36(String text) {
        return Long.toUnsignedString(hash64(text), 36);
    }

    static long hash64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ((long) XxHash32.hash(bytes, 0) << 32)
                | Integer.toUnsignedLong(XxHash32.hash(bytes, 1));
    }
}
