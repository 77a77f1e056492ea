package dev.leat.migrate.catalog;

/// Names as DDL writes them: with their schema, unless it is that of Postgres itself.
final class PrintedNames {
    private PrintedNames() {}

    /// {@return the SQL of an operator class's name}
    ///
    /// @param namespace the alias of its `pg_namespace`
    /// @param operatorClass the alias of its `pg_opclass`
    static String operatorClass(String namespace, String operatorClass) {
        return qualified(namespace, operatorClass + ".opcname");
    }

    /// {@return the SQL of a name with its schema}
    static String qualified(String namespace, String name) {
        return "CASE %1$s.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(%1$s.nspname) || '.' END || quote_ident(%2$s)"
                .formatted(namespace, name);
    }
}
