package dev.leat.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a table that is put into the program's own SQL stands for there, as the words around it
/// say.
enum TablePlace {
    /// The name by which the statement mentions it: `{}.*`, `count({})`.
    NAME,

    /// Its rows, with a name behind it: `FROM {} x`.
    READ_AS,

    /// Its rows, under its own name: `FROM {} WHERE …`.
    READ,

    /// The table that is changed: `INSERT INTO {}`.
    CHANGED;

    private static final Pattern CHANGES =
            Pattern.compile(
                    "(?is).*\\b(?:DELETE\\s+FROM|(?<!\\bFOR\\s)(?<!\\bFOR\\sNO\\sKEY\\s)UPDATE|INTO|(?:TRUNCATE|LOCK|ALTER|DROP|CREATE|ANALYZE|CLUSTER|VACUUM|REINDEX)\\s+TABLE|TRUNCATE|LOCK)\\s+(?:ONLY\\s+)?");

    /// A join may stand in parentheses: `FROM ({} a JOIN …`. What Postgres does not take there, as
    /// `TABLE` and `ONLY` before a tenant's rows, fails; taken for a name it would be all rows.
    private static final Pattern READS =
            Pattern.compile(
                    "(?is).*(?:\\b(?:FROM|JOIN|USING|TABLE|ONLY|LATERAL)|,)[\\s(]*(?:\\b(?:ONLY|LATERAL)[\\s(]*)?");

    private static final Pattern LISTED = Pattern.compile("(?s).*,[\\s(]*");

    /// What may follow a table that gets no other name.
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "(?is)\\s*(?:$|[^\\s\\w\"].*|(?:WHERE|INNER|LEFT|RIGHT|FULL|CROSS|NATURAL|JOIN|ON|USING|GROUP|HAVING|ORDER|LIMIT|OFFSET|FETCH|FOR|UNION|INTERSECT|EXCEPT|WINDOW|TABLESAMPLE|RETURNING|SET|WHEN)\\b.*)");

    /// {@return what a table between two pieces of SQL is}
    static TablePlace of(String before, String after) {
        if (after.startsWith(".")) {
            return NAME;
        }
        return ofWords(TemplateText.withoutComments(before), TemplateText.withoutComments(after));
    }

    private static TablePlace ofWords(String before, String after) {
        if (CHANGES.matcher(before).matches()) {
            return CHANGED;
        }
        Matcher reads = READS.matcher(before);
        boolean listed = LISTED.matcher(before).matches();
        // In a list in parentheses it is an argument of a function.
        if (!reads.matches() || (listed && after.stripLeading().startsWith(")"))) {
            return NAME;
        }
        return GOES_ON.matcher(after).matches() ? READ : READ_AS;
    }
}
