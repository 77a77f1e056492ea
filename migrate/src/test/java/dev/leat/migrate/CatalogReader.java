package dev.leat.migrate;

import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What Postgres says a database consists of, in words that two databases can be compared by.
public final class CatalogReader {
    private static final String EVERYTHING =
            """
            select format('column %s.%s.%s %s%s%s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                     case when a.attnotnull then ' not null' else '' end, case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end,
                     coalesce(pg_get_expr(d.adbin, d.adrelid), ''))
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_|information_schema' and c.relname <> 'migrations'
            union all
            select format('constraint %s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
             where conrelid <> 0 and conrelid::regclass::text <> 'migrations' and contype <> 'n' and connamespace::regnamespace::text !~ '^pg_|information_schema'
            union all
            select 'index ' || indexdef from pg_indexes where schemaname !~ '^pg_|information_schema' and tablename <> 'migrations'
            union all
            select format('enum %s.%s %s', n.nspname, t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder))
              from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace group by 1, t.typname, n.nspname
            union all
            select format('published %s.%s by %s', schemaname, tablename, pubname) from pg_publication_tables
            union all
            select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_|information_schema'
            order by 1
            """;

    private CatalogReader() {}

    public static List<String> everything(TestDatabase database) {
        return strings(database, EVERYTHING.replace("group by 1, t.typname", "group by t.typname"));
    }

    public static List<String> strings(TestDatabase database, String query) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
