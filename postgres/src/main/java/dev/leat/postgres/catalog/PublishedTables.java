package dev.leat.postgres.catalog;

import dev.leat.postgres.replication.PgoutputMessage.Identity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the [PublishedTable]s of publications from the catalog, as of the connection's snapshot.
///
/// To see the same state as a copy, use a connection whose transaction has that copy's snapshot.
public final class PublishedTables {

    private PublishedTables() {}

    /// All tables that at least one of the publications publishes, by schema and name. Of a
    /// partitioned table either the root or the partitions appear, as replication would name them.
    ///
    /// @throws CatalogException if publications disagree about a table's columns, which PostgreSQL
    ///   refuses to stream
    public static List<PublishedTable> read(Connection connection, List<String> publications)
            throws SQLException {
        Map<Long, Header> headers = headers(connection, publications);
        Map<Long, List<PublishedTable.UniqueKey>> keys = uniqueKeys(connection, headers);
        Map<Long, List<PublishedColumn>> columns = columns(connection, headers);
        List<PublishedTable> tables = new ArrayList<>();
        for (Header each : headers.values()) {
            List<PublishedTable.UniqueKey> unique = keys.getOrDefault(each.oid, List.of());
            List<String> primary =
                    unique.stream()
                            .filter(PublishedTable.UniqueKey::primary)
                            .findFirst()
                            .map(PublishedTable.UniqueKey::columns)
                            .orElse(List.of());
            List<PublishedColumn> published =
                    columns.getOrDefault(each.oid, List.of()).stream()
                            .filter(column -> each.columns.contains(column.name()))
                            .toList();
            tables.add(
                    new PublishedTable(
                            each.oid,
                            each.schema,
                            each.name,
                            published,
                            primary,
                            unique,
                            each.identity,
                            each.identityIndex,
                            each.rowFilter(),
                            each.partitioned,
                            each.publications));
        }
        return tables;
    }

    private static final class Header {
        final long oid;
        final String schema;
        final String name;
        final Identity identity;
        final @Nullable String identityIndex;
        final boolean partitioned;
        final TreeSet<String> columns;
        final TreeSet<String> publications = new TreeSet<>();
        final List<String> filters = new ArrayList<>();
        boolean unfiltered;

        Header(ResultSet row, TreeSet<String> columns) throws SQLException {
            this.oid = row.getLong("oid");
            this.schema = row.getString("schema");
            this.name = row.getString("name");
            this.identity = Identity.of(row.getString("identity").charAt(0));
            this.identityIndex = row.getString("identity_index");
            this.partitioned = row.getBoolean("partitioned");
            this.columns = columns;
        }

        /// A row is published if any publication publishes it.
        @Nullable String rowFilter() {
            if (unfiltered || filters.isEmpty()) {
                return null;
            }
            return filters.size() == 1
                    ? filters.get(0)
                    : "(" + String.join(") OR (", filters) + ")";
        }
    }

    private static Map<Long, Header> headers(Connection connection, List<String> publications)
            throws SQLException {
        // A partition is named by its ancestor in the stream as soon as one of the publications
        // publishes that ancestor as a root.
        String sql =
                """
                with published as (
                    select p.pubname, p.attnames, p.rowfilter, c.oid, n.nspname, c.relname, c.relkind, c.relreplident
                    from pg_publication_tables p
                    join pg_namespace n on n.nspname = p.schemaname
                    join pg_class c on c.relnamespace = n.oid and c.relname = p.tablename
                    where p.pubname = any (?))
                select p.oid, p.nspname as schema, p.relname as name, p.relreplident as identity,
                       p.relkind = 'p' as partitioned, p.pubname, p.attnames, p.rowfilter,
                       (select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid
                        where x.indrelid = p.oid and x.indisreplident) as identity_index
                from published p
                where not exists (
                    select from pg_partition_ancestors(p.oid) a
                    join published root on root.oid = a.relid and root.relkind = 'p' and root.oid <> p.oid)
                order by p.nspname collate "C", p.relname collate "C", p.pubname collate "C"
                """;
        Map<Long, Header> headers = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", publications.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TreeSet<String> columns = new TreeSet<>(strings(row.getArray("attnames")));
                    long oid = row.getLong("oid");
                    Header header = headers.get(oid);
                    if (header == null) {
                        header = new Header(row, columns);
                        headers.put(oid, header);
                    } else if (!header.columns.equals(columns)) {
                        throw new CatalogException(
                                "Publications "
                                        + String.join(", ", header.publications)
                                        + " and "
                                        + row.getString("pubname")
                                        + " publish different columns of table "
                                        + header.schema
                                        + "."
                                        + header.name
                                        + "; PostgreSQL cannot stream that. Give the table the same column list in each");
                    }
                    header.publications.add(row.getString("pubname"));
                    String filter = row.getString("rowfilter");
                    if (filter == null) {
                        header.unfiltered = true;
                    } else if (!header.filters.contains(filter)) {
                        header.filters.add(filter);
                    }
                }
            }
        }
        return headers;
    }

    private static Map<Long, List<PublishedTable.UniqueKey>> uniqueKeys(
            Connection connection, Map<Long, Header> headers) throws SQLException {
        String sql =
                """
                select x.indrelid as oid, i.relname as name, x.indisprimary as primary,
                       array_agg(a.attname::text order by k.position) as columns
                from pg_index x
                join pg_class i on i.oid = x.indexrelid
                cross join lateral unnest(x.indkey::int2[]) with ordinality as k (attnum, position)
                join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
                where x.indrelid = any (?) and x.indisunique and x.indimmediate and x.indisvalid
                  and x.indpred is null and x.indexprs is null and k.position <= x.indnkeyatts
                group by x.indrelid, i.relname, x.indisprimary
                having bool_and(a.attnotnull)
                order by i.relname collate "C"
                """;
        Map<Long, List<PublishedTable.UniqueKey>> keys = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("oid", headers.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.computeIfAbsent(row.getLong("oid"), ignored -> new ArrayList<>())
                            .add(
                                    new PublishedTable.UniqueKey(
                                            row.getString("name"),
                                            strings(row.getArray("columns")),
                                            row.getBoolean("primary")));
                }
            }
        }
        return keys;
    }

    private static Map<Long, List<PublishedColumn>> columns(
            Connection connection, Map<Long, Header> headers) throws SQLException {
        String sql =
                """
                select a.attrelid as oid, a.attnum, a.attname, a.atttypmod, a.attnotnull, a.attidentity <> '' as identity,
                       pg_get_expr(d.adbin, d.adrelid) as default_expression,
                       t.oid as type_oid, tn.nspname as type_schema, t.typname as type_name, t.typtype, t.typcategory,
                       e.oid as element_oid, en.nspname as element_schema, e.typname as element_name,
                       e.typtype as element_typtype, e.typcategory as element_typcategory
                from pg_attribute a
                join pg_type t on t.oid = a.atttypid
                join pg_namespace tn on tn.oid = t.typnamespace
                left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
                left join pg_namespace en on en.oid = e.typnamespace
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = any (?) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attrelid, a.attnum
                """;
        Map<Long, List<PublishedColumn>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("oid", headers.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.computeIfAbsent(row.getLong("oid"), ignored -> new ArrayList<>())
                            .add(column(row));
                }
            }
        }
        return columns;
    }

    private static PublishedColumn column(ResultSet row) throws SQLException {
        PublishedColumn.Type type =
                new PublishedColumn.Type(
                        row.getLong("type_oid"),
                        row.getString("type_schema"),
                        row.getString("type_name"),
                        kind(row.getString("typtype"), row.getString("typcategory")));
        long elementOid = row.getLong("element_oid");
        PublishedColumn.Type element =
                elementOid == 0
                        ? null
                        : new PublishedColumn.Type(
                                elementOid,
                                row.getString("element_schema"),
                                row.getString("element_name"),
                                kind(
                                        row.getString("element_typtype"),
                                        row.getString("element_typcategory")));
        return new PublishedColumn(
                row.getInt("attnum"),
                row.getString("attname"),
                type,
                element,
                row.getInt("atttypmod"),
                row.getBoolean("attnotnull"),
                row.getBoolean("identity"),
                row.getString("default_expression"));
    }

    private static PublishedColumn.Kind kind(String typtype, String category) {
        return switch (typtype) {
            case "b" ->
                    category.equals("A") ? PublishedColumn.Kind.ARRAY : PublishedColumn.Kind.BASE;
            case "e" -> PublishedColumn.Kind.ENUM;
            case "d" -> PublishedColumn.Kind.DOMAIN;
            case "c" -> PublishedColumn.Kind.COMPOSITE;
            case "r" -> PublishedColumn.Kind.RANGE;
            case "m" -> PublishedColumn.Kind.MULTIRANGE;
            default -> PublishedColumn.Kind.PSEUDO;
        };
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
