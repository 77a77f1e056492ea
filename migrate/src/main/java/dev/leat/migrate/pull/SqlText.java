package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.schema.DataType;
import dev.leat.schema.SqlTemplate;

/// SQL in Java.
final class SqlText {
    private SqlText() {}

    /// {@return an expression that is written as it is}
    static CodeBlock expression(String sql) {
        return CodeBlock.of("$T.of($S).as($T.TEXT)", SqlTemplate.class, sql, DataType.class);
    }

    /// {@return a condition that is written as it is}
    static CodeBlock condition(String sql) {
        return CodeBlock.of("$T.of($S).condition()", SqlTemplate.class, sql);
    }

    /// {@return the value of a literal, which may be no literal but a word}
    static String unquotedLiteral(String literal) {
        return literal.length() > 1 && literal.startsWith("'") && literal.endsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
    }
}
