package dev.leat.migrate.plan;

import java.util.Map;

/// The name of a column type without the spellings that mean the same.
///
/// @param element the type, or that of the elements: `varchar(5)`
/// @param array whether it is an array; Postgres does not tell arrays of more dimensions apart
record TypeName(String element, boolean array) {
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("character varying", "varchar"),
                    Map.entry("timestamp with time zone", "timestamptz"),
                    Map.entry("timestamp without time zone", "timestamp"),
                    Map.entry("bool", "boolean"),
                    Map.entry("int", "integer"),
                    Map.entry("int2", "smallint"),
                    Map.entry("int4", "integer"),
                    Map.entry("int8", "bigint"),
                    Map.entry("float4", "real"),
                    Map.entry("float8", "double precision"),
                    Map.entry("decimal", "numeric"));

    static TypeName of(String written) {
        String element = written.strip();
        boolean array = false;
        while (element.endsWith("[]")) {
            array = true;
            element = element.substring(0, element.length() - 2);
        }
        int parenthesis = element.indexOf('(');
        String name = parenthesis < 0 ? element : element.substring(0, parenthesis);
        String parameters = parenthesis < 0 ? "" : element.substring(parenthesis).replace(" ", "");
        return new TypeName(ALIASES.getOrDefault(name, name) + parameters, array);
    }
}
