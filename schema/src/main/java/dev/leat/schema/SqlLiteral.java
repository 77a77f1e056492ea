package dev.leat.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Java values as SQL expressions, for DDL.
public final class SqlLiteral {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private SqlLiteral() {}

    /// {@return the value as an SQL expression: `'a'`, `5`, `true`, `'…'::timestamptz`}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    public static String of(SqlType type, @Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = text(type, value);
        if (type instanceof SqlType.Bool) {
            return text;
        }
        if (type instanceof SqlType.Text || type instanceof SqlType.Varchar) {
            return quote(text);
        }
        if (type.isNumber() && PLAIN_NUMBER.matcher(text).matches() && !isBinary(type)) {
            // A minus binds weaker than a following cast, so the number carries parentheses.
            return text.startsWith("-") ? "(" + text + ")" : text;
        }
        boolean isMoney = type instanceof SqlType.Plain plain && plain.type() == PlainType.MONEY;
        return quote(text) + "::" + (isMoney ? type.castSql() : type.sql());
    }

    /// Postgres would read a bare constant as `numeric`.
    private static boolean isBinary(SqlType type) {
        return type.base() instanceof SqlType.Real
                || type.base() instanceof SqlType.DoublePrecision;
    }

    /// {@return the value as the text that Postgres's input function of the type accepts; see
    /// [TextFormat#print]}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    public static String text(SqlType type, Object value) {
        return TextFormat.print(type, value);
    }

    /// {@return the text in single quotes, safe whatever `standard_conforming_strings` says}
    public static String quote(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0
                ? "'" + doubled + "'"
                : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
