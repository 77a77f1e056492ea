package dev.leat.migrate.entity;

import dev.leat.schema.Identifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sequence behind an identity column: it has a name of its own, which is part of the clause
/// where it is not the one that Postgres derives.
public final class IdentitySequence {
    private static final String NAME_PART = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\".()]+)";
    private static final Pattern NAME =
            Pattern.compile(
                    "SEQUENCE\\s+NAME\\s+(?:" + NAME_PART + "\\.)?(" + NAME_PART + ")\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile("_(seq[0-9]*)$");

    private IdentitySequence() {}

    /// {@return the name of the sequence of an identity column, without its schema, which is the
    /// table's}
    ///
    /// @param column a column with an identity
    public static String name(ColumnEntity column) {
        String chosen = column.identity() == null ? null : chosenName(column.identity());
        return chosen == null
                ? Identifier.derived(column.table().name(), column.name(), "seq")
                : chosen;
    }

    /// {@return the name that the clause gives the sequence; `null` if it leaves that to Postgres}
    public static @Nullable String chosenName(String clause) {
        Matcher name = NAME.matcher(clause);
        if (!name.find()) {
            return null;
        }
        String written = name.group(1);
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    /// {@return whether Postgres would call the sequence so by itself; it counts on where the name
    /// is taken}
    public static boolean isDerived(String name, TableName table, String column) {
        Matcher label = LABEL.matcher(name);
        return label.find()
                && Identifier.derived(table.name(), column, label.group(1)).equals(name);
    }

    /// {@return the clause without a name for the sequence}
    public static String withoutName(String clause) {
        return NAME.matcher(clause)
                .replaceFirst("")
                .replaceFirst("\\s*\\(\\s*\\)$", "")
                .replaceFirst("\\s+\\)$", ")");
    }

    /// {@return the clause with a name for the sequence}
    ///
    /// @param clause one without such a name
    public static String withName(String clause, String schema, String name) {
        String option = "SEQUENCE NAME " + Identifier.qualified(schema, name);
        int options = clause.indexOf('(');
        return options < 0
                ? clause + " (" + option + ")"
                : clause.substring(0, options + 1) + option + " " + clause.substring(options + 1);
    }
}
