package dev.leat.migrate.recover;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What everything is called at one moment, by the numbers under which the server knows it: they
/// stay when the names change.
///
/// @param names by number
record ObjectNames(Map<Id, Name> names) {
    /// Schemas, relations, columns, types, labels and attributes. A column that a table inherits is
    /// renamed with the one it inherits from.
    private static final String QUERY =
            """
            WITH spaces AS (
                SELECT oid, nspname::text AS name FROM pg_namespace
                 WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
            SELECT 'n', s.oid::bigint, 0, 'SCHEMA', 0::bigint, ARRAY[s.name] FROM spaces s
            UNION ALL
            SELECT 'c', c.oid::bigint, 0,
                   CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW'
                                  WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
                   s.oid::bigint, ARRAY[s.name, c.relname::text]
              FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
               AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'
                                  AND c.relkind = 'S')
            UNION ALL
            SELECT 'c', c.oid::bigint, a.attnum::int,
                   CASE c.relkind WHEN 'c' THEN 'COMPOSITE_TYPE' ELSE 'COLUMN' END,
                   0::bigint, ARRAY[s.name, c.relname::text, a.attname::text]
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN spaces s ON s.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount = 0
            UNION ALL
            SELECT 't', t.oid::bigint, 0,
                   CASE t.typtype WHEN 'e' THEN 'ENUM' WHEN 'd' THEN 'DOMAIN' WHEN 'r' THEN 'RANGE_TYPE'
                                  ELSE 'COMPOSITE_TYPE' END,
                   s.oid::bigint, ARRAY[s.name, t.typname::text]
              FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
             WHERE t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c'
            UNION ALL
            SELECT 'e', e.oid::bigint, 0, 'ENUM', 0::bigint, ARRAY[s.name, t.typname::text, e.enumlabel::text]
              FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN spaces s ON s.oid = t.typnamespace
            """;

    /// @param catalog where the number counts
    /// @param part the column's place; 0 for a whole
    record Id(String catalog, long oid, int part) {}

    /// @param space the number of the schema that it lies in; 0 if it is part of something
    record Name(Kind kind, long space, List<String> address) {}

    static ObjectNames read(Connection connection) throws SQLException {
        Map<Id, Name> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                names.put(
                        new Id(rows.getString(1), rows.getLong(2), rows.getInt(3)),
                        new Name(
                                Kind.valueOf(rows.getString(4)),
                                rows.getLong(5),
                                List.of((String[]) rows.getArray(6).getArray())));
            }
        }
        return new ObjectNames(names);
    }

    /// {@return what is called otherwise later}
    List<Rename> to(ObjectNames later) {
        List<Rename> renames = new ArrayList<>();
        names.forEach((id, then) -> {
            Name now = later.names.get(id);
            if (now != null && now.kind() == then.kind()) {
                boolean moved = now.space() != then.space();
                List<String> before = new ArrayList<>(now.address());
                before.set(before.size() - 1, then.address().getLast());
                if (moved) {
                    Name space = later.names.get(new Id("n", then.space(), 0));
                    before.set(0, (space == null ? then.address() : space.address()).getFirst());
                }
                if (!before.equals(now.address())) {
                    renames.add(new Rename(now.kind(), before, now.address()));
                }
            }
        });
        return renames;
    }
}
