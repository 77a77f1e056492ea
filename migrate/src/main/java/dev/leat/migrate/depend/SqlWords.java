package dev.leat.migrate.depend;

import dev.leat.schema.Identifier;
import java.util.Set;
import java.util.regex.Pattern;

/// PostgreSQL's key words, as far as they matter for names.
public final class SqlWords {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /// Never a name without quotes.
    private static final Set<String> RESERVED =
            words(
                    """
                    all analyse analyze and any array as asc asymmetric both case cast check collate
                    column constraint create current_catalog current_date current_role current_time
                    current_timestamp current_user default deferrable desc distinct do else end except
                    false fetch for foreign from grant group having in initially intersect into lateral
                    leading limit localtime localtimestamp not null offset on only or order placing
                    primary references returning select session_user some symmetric system_user table
                    then to trailing true union unique user using variadic when where window with
                    """);

    /// Names of types and functions: without quotes some of them are names of columns too, yet
    /// Postgres prints them with quotes.
    private static final Set<String> RESTRICTED =
            words(
                    """
                    authorization between bigint binary bit boolean char character coalesce collation
                    concurrently cross current_schema dec decimal exists extract float freeze full
                    greatest grouping ilike inner inout int integer interval is isnull join json
                    json_array json_arrayagg json_exists json_object json_objectagg json_query
                    json_scalar json_serialize json_table json_value least left like merge_action
                    national natural nchar none normalize notnull nullif numeric out outer overlaps
                    overlay position precision real right row setof similar smallint substring
                    tablesample time timestamp treat trim values varchar verbose xmlattributes xmlconcat
                    xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize
                    xmltable
                    """);

    private SqlWords() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /// {@return the name as Postgres prints it: in quotes only where they are needed}
    public static String printed(String name) {
        return PLAIN.matcher(name).matches()
                        && !RESERVED.contains(name)
                        && !RESTRICTED.contains(name)
                ? name
                : Identifier.quote(name);
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
