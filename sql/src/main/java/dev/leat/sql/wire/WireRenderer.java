package dev.leat.sql.wire;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import dev.leat.schema.Identifier;
import dev.leat.sql.Session;
import dev.leat.sql.render.Aliases;
import dev.leat.sql.render.Place;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes an AST as one statement. Each row of its result is one JSON object: the columns with
/// values as the protocol shows them, and under each alias the list of related rows.
///
/// Hidden junction levels are left out, their targets standing in their place, once each and in
/// their own order, as a client shows them. A result of one row is a list here: whether a query is
/// singular is not part of an AST.
public final class WireRenderer {
    private final SqlText out = new SqlText();
    private final Aliases aliases = new Aliases();
    private final WireCatalog catalog;
    private final WireConditions conditions;

    private WireRenderer(WireCatalog catalog) {
        this.catalog = catalog;
        conditions = new WireConditions(out, aliases, catalog);
    }

    /// {@return the statement}
    ///
    /// @throws IllegalArgumentException if the query names what does not exist or compares what
    ///   cannot be compared
    public static Rendered render(Ast ast, WireCatalog catalog) {
        WireRenderer renderer = new WireRenderer(catalog);
        renderer.root(ast);
        return renderer.out.render();
    }

    /// {@return the rows of a query, run on a database or inside a transaction}
    public static List<JsonNode> run(Session session, Ast ast, WireCatalog catalog) {
        return session.firstColumn(render(ast, catalog)).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private void root(Ast ast) {
        WireTable table = catalog.table(ast.table());
        String alias = aliases.next();
        Map<String, CorrelatedSubquery> related = related(ast);
        Map<String, String> names = names(related);
        out.add("SELECT ");
        row(table, alias, names);
        from(ast, table, alias, () -> {});
        laterals(related, names, table, alias);
        orderBy(ast, table, alias);
    }

    /// The related levels by alias; of two with the same alias the last one counts.
    private static Map<String, CorrelatedSubquery> related(Ast ast) {
        Map<String, CorrelatedSubquery> related = new LinkedHashMap<>();
        for (CorrelatedSubquery each : ast.related()) {
            String alias = each.subquery().alias();
            related.put(alias == null ? each.subquery().table() : alias, each);
        }
        return related;
    }

    private Map<String, String> names(Map<String, CorrelatedSubquery> related) {
        Map<String, String> names = new LinkedHashMap<>();
        related.keySet().forEach(alias -> names.put(alias, aliases.next()));
        return names;
    }

    private void row(WireTable table, String alias, Map<String, String> related) {
        List<String> parts = new ArrayList<>();
        for (WireColumn column : table.columns()) {
            parts.add(column.shown(alias) + " AS " + Identifier.quote(column.name()));
        }
        related.forEach((name, lateral) -> parts.add(lateral + ".j AS " + Identifier.quote(name)));
        out.add("(SELECT row_to_json(r) FROM (SELECT ").add(String.join(", ", parts)).add(") r)");
    }

    private void from(Ast ast, WireTable table, String alias, Runnable correlation) {
        String inner = alias + "i";
        out.add(" FROM (SELECT " + inner + ".* FROM ")
                .add(table.qualifiedSql() + " " + inner + " WHERE true");
        correlation.run();
        AstCondition where = ast.where();
        if (where != null) {
            out.add(" AND ");
            conditions.write(where, table, inner);
        }
        Start start = ast.start();
        if (start != null) {
            out.add(" AND ");
            start(start, order(ast, table), table, inner);
        }
        if (ast.limit() != null) {
            orderBy(ast, table, inner);
            out.add(" LIMIT " + ast.limit());
        }
        out.add(") " + alias);
    }

    private void laterals(
            Map<String, CorrelatedSubquery> related,
            Map<String, String> names,
            WireTable parent,
            String alias) {
        related.forEach((name, each) -> lateral(each, name(names, name), parent, alias));
    }

    private static String name(Map<String, String> names, String alias) {
        return java.util.Objects.requireNonNull(names.get(alias), alias);
    }

    private void lateral(CorrelatedSubquery each, String name, WireTable parent, String above) {
        Ast level = each.hidden() ? behind(each).subquery() : each.subquery();
        WireTable table = catalog.table(level.table());
        String alias = aliases.next();
        Map<String, CorrelatedSubquery> related = related(level);
        Map<String, String> names = names(related);
        out.add(" LEFT JOIN LATERAL (SELECT coalesce(json_agg(");
        row(table, alias, names);
        orderBy(level, table, alias);
        out.add("), '[]'::json) AS j");
        from(
                level,
                table,
                alias,
                () -> {
                    out.add(" AND ");
                    if (each.hidden()) {
                        through(each, parent, above, table, alias + "i");
                    } else {
                        conditions.correlate(each.correlation(), parent, above, table, alias + "i");
                    }
                });
        laterals(related, names, table, alias);
        out.add(") " + name + " ON true");
    }

    private static CorrelatedSubquery behind(CorrelatedSubquery hidden) {
        Ast junction = hidden.subquery();
        if (junction.related().size() != 1
                || junction.limit() != null
                || junction.start() != null) {
            throw new IllegalArgumentException(
                    "the hidden level \"%s\" must lead to exactly one other and have no limit"
                            .formatted(junction.table()));
        }
        return junction.related().getFirst();
    }

    private void through(
            CorrelatedSubquery hidden, WireTable parent, String above, WireTable far, String to) {
        WireTable junction = catalog.table(hidden.subquery().table());
        String alias = aliases.next();
        out.add("EXISTS (SELECT 1 FROM " + junction.qualifiedSql() + " " + alias + " WHERE ");
        conditions.correlate(hidden.correlation(), parent, above, junction, alias);
        out.add(" AND ");
        conditions.correlate(behind(hidden).correlation(), junction, alias, far, to);
        AstCondition where = hidden.subquery().where();
        if (where != null) {
            out.add(" AND ");
            conditions.write(where, junction, alias);
        }
        out.add(")");
    }

    private static List<Ordering> order(Ast ast, WireTable table) {
        List<Ordering> order = new ArrayList<>(ast.orderBy());
        for (String key : table.primaryKey()) {
            if (order.stream().noneMatch(ordering -> ordering.column().equals(key))) {
                order.add(Ordering.asc(key));
            }
        }
        return order;
    }

    private void orderBy(Ast ast, WireTable table, String alias) {
        List<Ordering> order = order(ast, table);
        if (!order.isEmpty()) {
            out.add(" ORDER BY ")
                    .join(
                            ", ",
                            order,
                            ordering ->
                                    out.add(table.column(ordering.column()).sortable(alias))
                                            .add(
                                                    isDescending(ordering)
                                                            ? " DESC NULLS LAST"
                                                            : " NULLS FIRST"));
        }
    }

    private static boolean isDescending(Ordering ordering) {
        return ordering.direction() == Ordering.Direction.DESC;
    }

    private void start(Start start, List<Ordering> order, WireTable table, String alias) {
        Place.write(
                out,
                order.stream()
                        .map(ordering ->
                                new WireTerm(
                                        out,
                                        table.column(ordering.column()),
                                        alias,
                                        isDescending(ordering),
                                        start.row().get(ordering.column())))
                        .toList(),
                !start.exclusive());
    }
}
