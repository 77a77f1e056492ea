package dev.leat.sql.tenant;

import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.sumLong;
import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.tenant.Billing.ACCOUNTS;
import static dev.leat.sql.tenant.Billing.INVOICES;
import static dev.leat.sql.tenant.Billing.INVOICE_TAGS;
import static dev.leat.sql.tenant.Billing.ITEMS;
import static dev.leat.sql.tenant.Billing.TAGS;
import static dev.leat.sql.write.RowVersions.excluded;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.FromSource;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.RowValues;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.Table;
import dev.leat.sql.Session;
import dev.leat.sql.graph.RowGraph;
import dev.leat.sql.render.SourceWriter;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.RowsQuery;
import dev.leat.sql.select.Select;
import dev.leat.sql.select.TableExpression;
import dev.leat.sql.tenant.Billing.Invoices;
import dev.leat.sql.tenant.Billing.Items;
import dev.leat.sql.write.Insert;
import dev.leat.sql.write.Returning;
import dev.leat.sql.write.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// Statements of every kind over [Billing], each with tables, conditions and subqueries at random.
/// What they give is in an order that depends on the rows only.
@SuppressWarnings("unchecked") // types are known by where values come from
final class RandomStatements {
    private static final DataType<String> TEXT = DataType.TEXT;

    private final Random random;
    private final List<CommonTable<?>> common = new ArrayList<>();
    private int names;
    private boolean foreign;

    RandomStatements(Random random) {
        this.random = random;
    }

    /// Whether the statement inserts keys that another tenant has, so that it may be refused.
    boolean namesForeignKeys() {
        return foreign;
    }

    /// Something to select from.
    private record Source(
            FromSource from,
            RowSource<?> table,
            Expression<Integer> number,
            Expression<String> text) {}

    private int any(int bound) {
        return random.nextInt(bound);
    }

    private String name(String start) {
        return start + names++;
    }

    Function<Session, Object> statement() {
        return switch (any(12)) {
            case 0, 1, 2, 3 -> read();
            case 4, 5 -> graph();
            case 6 -> insert();
            case 7 -> insertSelect();
            case 8 -> update();
            case 9 -> delete();
            case 10 -> upsert();
            default -> writingCommonTable();
        };
    }

    // ---- reading

    private Function<Session, Object> read() {
        Select<Tuple2<Integer, String>> select = rows(List.of(), 2);
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        int way = any(7);
        return s -> {
            Select<Tuple2<Integer, String>> all = select.with(with).on(s);
            return switch (way) {
                case 0 -> all.count();
                case 1 -> all.exists();
                case 2 -> sorted(all.prepare().list());
                case 3 -> {
                    var batched = all.batched();
                    yield sorted(s.batch(batched).of(batched));
                }
                case 4 -> sorted(all.stream(Stream::toList));
                default -> sorted(all.list());
            };
        };
    }

    private static List<String> sorted(List<?> rows) {
        return rows.stream().map(String::valueOf).sorted().toList();
    }

    /// A select of a number and a text.
    private Select<Tuple2<Integer, String>> rows(List<Source> outside, int depth) {
        List<Source> here = new ArrayList<>();
        here.add(source(depth));
        Source first = here.getFirst();
        int joins = any(3);
        List<Function<Select<Tuple2<Integer, String>>, Select<Tuple2<Integer, String>>>> parts =
                new ArrayList<>();
        for (int i = 0; i < joins; i++) {
            Source next = source(depth);
            here.add(next);
            Condition on =
                    any(3) == 0
                            ? first.number.eq(next.number)
                            : condition(List.copyOf(here), depth - 1);
            int kind = any(5);
            parts.add(select ->
                    switch (kind) {
                        case 0 -> select.join(next.from).on(on);
                        case 1 -> select.leftJoin(next.from).on(on);
                        case 2 -> select.rightJoin(next.from).on(on);
                        case 3 -> select.fullJoin(next.from).on(first.number.eq(next.number));
                        default -> select.crossJoin(next.from);
                    });
        }
        Source shown = here.get(any(here.size()));
        Source other = here.get(any(here.size()));
        List<Source> visible = Stream.concat(outside.stream(), here.stream()).toList();
        Select<Tuple2<Integer, String>> select =
                select(shown.number.as("n"), other.text.as("t")).from(first.from);
        for (var part : parts) {
            select = part.apply(select);
        }
        select = select.where(condition(visible, depth));
        if (any(4) == 0) {
            select =
                    select.groupBy(shown.number, other.text)
                            .having(count().ge((long) any(3)).or(sumLong(shown.number).gt(3L)));
        } else if (any(4) == 0) {
            select = select.distinct();
        }
        if (depth > 0 && any(5) == 0) {
            Select<Tuple2<Integer, String>> second = rows(outside, depth - 1);
            select =
                    switch (any(4)) {
                        case 0 -> select.union(second);
                        case 1 -> select.unionAll(second);
                        case 2 -> select.intersect(second);
                        default -> select.except(second);
                    };
        }
        return select;
    }

    private Source source(int depth) {
        int kind = any(depth > 0 ? 9 : 6);
        return switch (kind) {
            case 0, 1 -> {
                Invoices table = alias(INVOICES, name("i"));
                yield new Source(table, table, any(2) == 0 ? table.id : table.amount, table.title);
            }
            case 2, 3 -> {
                Items table = alias(ITEMS, name("p"));
                yield new Source(
                        table, table, any(2) == 0 ? table.id : table.invoiceId, table.text);
            }
            case 4 -> {
                var table = alias(INVOICE_TAGS, name("x"));
                yield new Source(
                        table, table, table.invoiceId, sql("{}::text", table.tagId).as(TEXT));
            }
            case 5 -> {
                if (any(2) == 0) {
                    var table = alias(ACCOUNTS, name("a"));
                    yield new Source(table, table, table.id, table.name);
                }
                var table = alias(TAGS, name("g"));
                yield new Source(table, table, table.id, table.name);
            }
            case 6 -> {
                var table = CommonTable.of(name("c"), rows(List.of(), depth - 1));
                common.add(table);
                yield new Source(table, TAGS, number(table), text(table));
            }
            default -> {
                var table = rows(List.of(), depth - 1).as(name("d"));
                yield new Source(table, TAGS, number(table), text(table));
            }
        };
    }

    private static Expression<Integer> number(TableExpression<?> table) {
        return new Output<>(table, "n", DataType.INTEGER);
    }

    private static Expression<String> text(TableExpression<?> table) {
        return new Output<>(table, "t", TEXT);
    }

    /// A column of a subquery by its name, which may be null behind an outer join.
    private record Output<T>(TableExpression<?> table, String name, DataType<T> dataType)
            implements Expression<T> {
        @Override
        public SqlType type() {
            return dataType.type();
        }

        @Override
        public Class<?> javaType() {
            return dataType.javaType();
        }

        @Override
        public boolean isNullable() {
            return true;
        }

        @Override
        public void appendTo(SqlWriter out) {
            ((SourceWriter) out).sourceColumn(table, name);
        }
    }

    private Condition condition(List<Source> visible, int depth) {
        Source one = visible.get(any(visible.size()));
        Source two = visible.get(any(visible.size()));
        if (depth <= 0) {
            return switch (any(4)) {
                case 0 -> one.number.ge(any(8));
                case 1 -> one.text.like("%" + any(3));
                case 2 -> one.number.ne(two.number);
                default -> one.number.in(any(12), any(12), any(12));
            };
        }
        return switch (any(12)) {
            case 0, 1 -> condition(visible, depth - 1).or(condition(visible, depth - 1));
            case 2, 3 -> condition(visible, depth - 1).and(condition(visible, depth - 1));
            case 4 -> condition(visible, depth - 1).not();
            case 5 -> {
                var inner = rows(visible, depth - 1);
                yield any(2) == 0 ? Conditions.exists(inner) : Conditions.notExists(inner);
            }
            case 6 -> {
                Source in = source(0);
                yield one.number.in(
                        select(in.number).from(in.from).where(in.text.like("%" + any(3))));
            }
            case 7 ->
                    sql("EXISTS (SELECT 1 FROM {} x WHERE x.id = {})", ITEMS, one.number)
                            .condition();
            case 8, 9 -> related(one.table, depth);
            default -> condition(visible, 0);
        };
    }

    /// A condition on rows that a relation leads to; for a table without any, one that holds.
    private Condition related(RowSource<?> table, int depth) {
        List<Relation<?>> relations = table.alias() == null ? List.of() : table.relations();
        if (relations.isEmpty()) {
            return sql("true").condition();
        }
        Relation<?> relation = relations.get(any(relations.size()));
        return switch (any(4)) {
            case 0 -> relation.count().ge((long) any(4));
            case 1 -> relation.notExists();
            default -> relation.exists(onTarget(relation.target(), depth - 1));
        };
    }

    private Condition onTarget(RowSource<?> table, int depth) {
        List<Relation<?>> relations = table.relations();
        if (depth > 0 && !relations.isEmpty()) {
            Relation<?> relation = relations.get(any(relations.size()));
            return relation.exists(onTarget(relation.target(), depth - 1));
        }
        return ((Column<Integer>) table.columns().getFirst()).ge(any(10));
    }

    // ---- graphs

    private Function<Session, Object> graph() {
        Query<?> query =
                graph(List.of(INVOICES, ITEMS, TAGS, ACCOUNTS, INVOICE_TAGS).get(any(5)), 3);
        int way = any(3);
        return s ->
                way == 0
                        ? s.graphs(query.offset(any(1))).stream().map(g -> text(query, g)).toList()
                        : s.graphs(query).stream().map(g -> text(query, g)).toList();
    }

    private <R> Query<R> graph(RowSource<R> table, int depth) {
        Query<R> query = Query.from(table);
        if (any(2) == 0) {
            query = query.where(onTarget(table, any(3)));
        }
        for (Relation<?> relation : table.relations()) {
            if (depth > 0 && any(2) == 0) {
                query = graph(query, relation, depth - 1);
            }
            if (any(4) == 0) {
                query = query.extra(relation.name() + "Count", relation.count());
            }
            if (any(5) == 0) {
                query = query.orderBy(relation.count().desc());
            }
        }
        return any(3) == 0 ? query.limit(any(4)) : query;
    }

    @SuppressWarnings("unchecked")
    private <R, S> Query<R> graph(Query<R> query, Relation<S> relation, int depth) {
        return query.related(relation, unused -> graph((RowSource<S>) relation.target(), depth));
    }

    private static String text(Query<?> query, RowGraph<?> graph) {
        List<Object> all = new ArrayList<>();
        query.table().columns().forEach(column -> all.add(String.valueOf(graph.get(column))));
        query.projection()
                .extras()
                .forEach(extra -> all.add(String.valueOf(graph.get(extra.name(), Long.class))));
        for (RelatedQuery each : query.related()) {
            Stream<? extends RowGraph<?>> rows =
                    switch (each.relation()) {
                        case Many<?> many -> graph.get(many).stream();
                        case One<?> one -> Optional.ofNullable(graph.get(one)).stream();
                    };
            all.add(rows.map(row -> text(each.query(), row)).toList());
        }
        return all.toString();
    }

    // ---- writing

    private static <T> Object given(Returning<T> returning) {
        return sorted(returning.list());
    }

    private Function<Session, Object> insert() {
        int id = 100 + 2 * any(20);
        Expression<String> computed =
                Objects.requireNonNull(
                        (Expression<String>)
                                (Expression<?>)
                                        select(
                                                        sql(
                                                                        "coalesce(max({}), '-')",
                                                                        INVOICES.title)
                                                                .as(TEXT))
                                                .from(INVOICES)
                                                .asScalar());
        RowValues<Billing.Invoice> row =
                RowValues.of(INVOICES).set(INVOICES.id, id).set(INVOICES.title, computed);
        RowValues<Billing.Invoice> second =
                RowValues.of(INVOICES).set(INVOICES.id, id + 1).set(INVOICES.title, "new");
        int way = any(4);
        return s ->
                switch (way) {
                    case 0 -> given(s.insertInto(INVOICES).values(row).returning());
                    case 1 ->
                            given(
                                    s.insertInto(INVOICES)
                                            .values(List.of(row, second))
                                            .returning(INVOICES.id, INVOICES.items.count()));
                    case 2 -> s.copyInto(INVOICES).rows(List.of(second));
                    default -> s.insertInto(INVOICES).values(row).execute();
                };
    }

    private Function<Session, Object> insertSelect() {
        var from = rows(List.of(), 1).as("given");
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        RowsQuery<?> select =
                select(
                                sql(
                                                "(1000 + 2 * row_number() OVER (ORDER BY {}))::integer",
                                                number(from))
                                        .as(DataType.INTEGER),
                                sql("coalesce({}, 0)", number(from)).as(DataType.INTEGER),
                                sql("'made'").as(TEXT))
                        .from(from);
        boolean returns = any(2) == 0;
        return s -> {
            Insert<Billing.Item> insert =
                    s.insertInto(ITEMS)
                            .with(with)
                            .select(select)
                            .into(ITEMS.id, ITEMS.invoiceId, ITEMS.text);
            return returns ? given(insert.returning(ITEMS.id)) : insert.execute();
        };
    }

    private Function<Session, Object> upsert() {
        foreign = any(2) == 0;
        int id = 2 * any(8) + (foreign ? 1 : 0);
        Condition where = condition(List.of(plain(INVOICES)), 2);
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        int way = any(4);
        return s -> {
            Insert<Billing.Invoice> insert =
                    s.insertInto(INVOICES)
                            .with(with)
                            .values(
                                    RowValues.of(INVOICES)
                                            .set(INVOICES.id, id)
                                            .set(INVOICES.title, "put"));
            Insert<Billing.Invoice> answered =
                    switch (way) {
                        case 0 -> insert.onConflictDoNothing();
                        case 1 -> insert.onConflict(INVOICES.id).doUpdate(INVOICES.title);
                        case 2 -> insert.onConflict(INVOICES.id).doUpdateAll();
                        default ->
                                insert.onConflict(INVOICES.id)
                                        .doUpdate(set ->
                                                set.set(INVOICES.title, excluded(INVOICES.title))
                                                        .where(where));
                    };
            return given(answered.returning());
        };
    }

    private static Source plain(Table<?> table) {
        return table == INVOICES
                ? new Source(INVOICES, TAGS, INVOICES.amount, INVOICES.title)
                : new Source(ITEMS, TAGS, ITEMS.invoiceId, ITEMS.text);
    }

    private Function<Session, Object> update() {
        Source from = source(1);
        Condition where = condition(List.of(plain(INVOICES), from), 2);
        Condition alone = condition(List.of(plain(INVOICES)), 2);
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        int way = any(4);
        return s -> {
            var update = s.update(INVOICES).with(with);
            return switch (way) {
                case 0 -> given(update.set(INVOICES.amount, 7).all().returning());
                case 1 -> given(update.set(INVOICES.amount, 8).where(alone).returning());
                case 2 -> update.set(INVOICES.amount, 9).from(from.from).where(where).execute();
                default ->
                        given(
                                update.set(
                                                INVOICES.amount,
                                                INVOICES.items.count().cast(DataType.INTEGER))
                                        .where(INVOICES.items.exists().or(alone))
                                        .returning(INVOICES.id, INVOICES.amount));
            };
        };
    }

    private Function<Session, Object> delete() {
        Source using = source(1);
        Condition where = condition(List.of(plain(ITEMS), using), 2);
        Condition alone = condition(List.of(plain(ITEMS)), 2);
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        int way = any(4);
        return s -> {
            var delete = s.deleteFrom(ITEMS).with(with);
            return switch (way) {
                case 0 -> given(delete.all().returning(ITEMS.id));
                case 1 -> given(delete.where(alone).returning());
                case 2 -> delete.where(ITEMS.invoice.notExists()).execute();
                default ->
                        given(
                                delete.using(using.from)
                                        .where(where)
                                        .returning(ITEMS.id, ITEMS.text));
            };
        };
    }

    private Function<Session, Object> writingCommonTable() {
        Condition which = condition(List.of(plain(INVOICES)), 1);
        var changed =
                CommonTable.of(
                        "changed",
                        any(2) == 0
                                ? Writes.deleteFrom(INVOICES)
                                        .where(which)
                                        .returning(INVOICES.id, INVOICES.title)
                                : Writes.update(INVOICES)
                                        .set(INVOICES.title, "moved")
                                        .all()
                                        .returning(INVOICES.id, INVOICES.title));
        CommonTable<?>[] with = common.toArray(CommonTable[]::new);
        return s ->
                sorted(
                        s.with(with)
                                .select(changed)
                                .with(changed)
                                .from(changed)
                                .leftJoin(ITEMS)
                                .on(ITEMS.invoiceId.eq(changed.get(INVOICES.id)))
                                .list());
    }
}
