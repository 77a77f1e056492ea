package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.FunctionEntity;
import java.util.Locale;
import java.util.Objects;

/// The statements of functions, procedures and aggregates.
public final class Routines {
    private Routines() {}

    /// @param replace whether it may exist
    public static String create(FunctionEntity it, boolean replace) {
        String head =
                (replace ? "CREATE OR REPLACE " : "CREATE ")
                        + it.type()
                        + " "
                        + Names.of(it)
                        + "("
                        + it.arguments()
                        + ")";
        if (it.type() == FunctionEntity.Type.AGGREGATE) {
            return head + " (" + String.join(", ", it.attributes()) + ")";
        }
        StringBuilder sql = new StringBuilder(head);
        if (it.returns() != null) {
            sql.append(" RETURNS ").append(it.returns());
        }
        sql.append(" LANGUAGE ").append(Objects.requireNonNullElse(it.language(), "sql"));
        it.attributes().forEach(each -> sql.append(' ').append(each));
        return it.sqlBody()
                ? sql.append('\n').append(it.body()).toString()
                : sql.append(" AS ").append(dollarQuoted(it.body())).toString();
    }

    /// {@return the word for it in DROP and ALTER}
    public static String word(FunctionEntity it) {
        return it.type().name().toUpperCase(Locale.ROOT);
    }

    /// {@return the text as a string that needs no escapes}
    static String dollarQuoted(String text) {
        String tag = "$$";
        for (int i = 0; text.contains(tag) || text.endsWith("$"); i++) {
            tag = "$body" + (i == 0 ? "" : i) + "$";
            if (!text.contains(tag)) {
                break;
            }
        }
        return tag + text + tag;
    }
}
