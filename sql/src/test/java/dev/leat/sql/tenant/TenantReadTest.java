package dev.leat.sql.tenant;

import static dev.leat.query.Query.from;
import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Conditions.exists;
import static dev.leat.schema.Conditions.notExists;
import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.sum;
import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.tenant.Billing.ACCOUNTS;
import static dev.leat.sql.tenant.Billing.INVOICES;
import static dev.leat.sql.tenant.Billing.INVOICE_TAGS;
import static dev.leat.sql.tenant.Billing.ITEMS;
import static dev.leat.sql.tenant.Billing.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.Session;
import dev.leat.sql.TenantSession;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.TenantRequiredException;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.Lock;
import dev.leat.sql.select.SampledTable;
import dev.leat.sql.tenant.Billing.Invoice;
import dev.leat.sql.tenant.Billing.Invoices;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Through the handle of one tenant the database looks as if nobody else had a row: every statement
/// gives there what it gives, across tenants, on a database that has only that tenant's rows.
@PostgresTest
class TenantReadTest {
    private Database db;
    private Database onlyFirst;

    @BeforeEach
    void twoDatabases(TestDatabase both, TestDatabase first) {
        for (TestDatabase each : List.of(both, first)) {
            Billing.create(each);
            Billing.fillFirst(each);
        }
        Billing.fillSecond(both);
        db = Database.of(both.dataSource(), Billing.SCHEMA);
        onlyFirst = Database.of(first.dataSource(), Billing.SCHEMA);
    }

    record AccountView(int id, String name, List<InvoiceView> invoices) {}

    record InvoiceView(int id, List<ItemView> items, List<TagView> tags) {}

    record ItemView(int id, String text) {}

    record TagView(int id, List<InvoiceId> invoices) {}

    record InvoiceId(int id) {}

    private static Query<?> graph() {
        return from(ACCOUNTS)
                .related(
                        ACCOUNTS.invoices,
                        invoices ->
                                invoices.related(INVOICES.items)
                                        .related(
                                                INVOICES.tags,
                                                tags -> tags.related(TAGS.invoices)));
    }

    private static Map<String, Function<Session, Object>> statements() {
        Map<String, Function<Session, Object>> all = new LinkedHashMap<>();
        Invoices other = alias(INVOICES, "other");
        all.put("rows", s -> s.selectFrom(INVOICES).orderBy(INVOICES.id).list());
        all.put("by key", s -> s.selectFrom(INVOICES).where(INVOICES.id.eq(20)).list());
        all.put("count", s -> s.selectFrom(INVOICES).count());
        all.put("exists", s -> s.selectFrom(INVOICES).where(INVOICES.id.eq(20)).exists());
        all.put(
                "or",
                s ->
                        s.selectFrom(INVOICES)
                                .where(INVOICES.id.eq(10).or(INVOICES.id.eq(20)))
                                .orderBy(INVOICES.id)
                                .list());
        all.put("aggregate", s -> s.select(count(), sum(INVOICES.amount)).from(INVOICES).list());
        all.put(
                "join",
                s ->
                        s.select(INVOICES.title, ITEMS.text)
                                .from(INVOICES)
                                .join(ITEMS)
                                .on(ITEMS.invoiceId.eq(INVOICES.id))
                                .orderBy(ITEMS.id)
                                .list());
        all.put(
                "left join",
                s ->
                        s.select(ACCOUNTS.name, INVOICES.title, ITEMS.text)
                                .from(ACCOUNTS)
                                .leftJoin(INVOICES)
                                .on(INVOICES.accountId.eq(ACCOUNTS.id))
                                .leftJoin(ITEMS)
                                .on(ITEMS.invoiceId.eq(INVOICES.id))
                                .orderBy(ACCOUNTS.id, INVOICES.id, ITEMS.id)
                                .list());
        all.put(
                "right join",
                s ->
                        s.select(INVOICES.title, ITEMS.text)
                                .from(INVOICES)
                                .rightJoin(ITEMS)
                                .on(ITEMS.invoiceId.eq(INVOICES.id))
                                .orderBy(ITEMS.id)
                                .list());
        all.put(
                "full join",
                s ->
                        s.select(INVOICES.title, ITEMS.text)
                                .from(INVOICES)
                                .fullJoin(ITEMS)
                                .on(ITEMS.invoiceId.eq(INVOICES.id))
                                .orderBy(INVOICES.id, ITEMS.id)
                                .list());
        all.put(
                "cross join",
                s ->
                        s.select(INVOICES.id, ITEMS.id)
                                .from(INVOICES)
                                .crossJoin(ITEMS)
                                .orderBy(INVOICES.id, ITEMS.id)
                                .list());
        all.put(
                "self join",
                s ->
                        s.select(INVOICES.id, other.id)
                                .from(INVOICES)
                                .join(other)
                                .on(other.amount.ne(-1))
                                .orderBy(INVOICES.id, other.id)
                                .list());
        all.put(
                "subquery in where",
                s ->
                        s.selectFrom(ACCOUNTS)
                                .where(ACCOUNTS.id.in(select(INVOICES.accountId).from(INVOICES)))
                                .list());
        all.put(
                "exists in where",
                s ->
                        s.select(TAGS.id)
                                .from(TAGS)
                                .where(
                                        exists(
                                                select(INVOICE_TAGS.tagId)
                                                        .from(INVOICE_TAGS)
                                                        .where(INVOICE_TAGS.invoiceId.eq(21))))
                                .list());
        all.put(
                "not exists in where",
                s ->
                        s.select(ACCOUNTS.id)
                                .from(ACCOUNTS)
                                .where(
                                        notExists(
                                                select(INVOICES.id)
                                                        .from(INVOICES)
                                                        .where(INVOICES.accountId.eq(ACCOUNTS.id))))
                                .orderBy(ACCOUNTS.id)
                                .list());
        all.put(
                "derived table",
                s -> {
                    var totals =
                            select(INVOICES.accountId, sum(INVOICES.amount))
                                    .from(INVOICES)
                                    .groupBy(INVOICES.accountId)
                                    .as("totals");
                    return s.select(totals).from(totals).list();
                });
        all.put(
                "common table",
                s -> {
                    var mine =
                            CommonTable.of(
                                    "mine", select(INVOICES.id, INVOICES.title).from(INVOICES));
                    return s.with(mine)
                            .select(mine)
                            .from(mine)
                            .orderBy(mine.get(INVOICES.id))
                            .list();
                });
        all.put(
                "recursive common table",
                s -> {
                    var chain =
                            CommonTable.recursiveDistinct(
                                    "chain",
                                    select(INVOICES.id).from(INVOICES),
                                    self ->
                                            select(ITEMS.invoiceId)
                                                    .from(ITEMS)
                                                    .join(self)
                                                    .on(ITEMS.invoiceId.ge(self.get(INVOICES.id))));
                    return s.with(chain)
                            .select(chain)
                            .from(chain)
                            .orderBy(chain.get(INVOICES.id))
                            .list();
                });
        all.put(
                "union",
                s ->
                        s.select(INVOICES.id)
                                .from(INVOICES)
                                .union(select(ITEMS.id).from(ITEMS))
                                .orderBy(INVOICES.id)
                                .list());
        all.put(
                "lock",
                s ->
                        s.selectFrom(INVOICES).lock(Lock.forUpdate()).list().stream()
                                .map(Invoice::id)
                                .sorted()
                                .toList());
        all.put("prepared", s -> s.selectFrom(INVOICES).orderBy(INVOICES.id).prepare().list());
        all.put(
                "stream",
                s -> s.selectFrom(INVOICES).orderBy(INVOICES.id).stream(rows -> rows.toList()));
        all.put(
                "relation in where",
                s ->
                        s.selectFrom(ACCOUNTS)
                                .where(exists(ACCOUNTS.invoices, INVOICES.amount.gt(50)))
                                .list());
        all.put(
                "relation through a junction in where",
                s ->
                        s.selectFrom(TAGS)
                                .where(exists(TAGS.invoices, INVOICES.id.ge(0)))
                                .orderBy(TAGS.id)
                                .list());
        all.put("query", s -> s.run(from(INVOICES).orderBy(INVOICES.id)));
        all.put("graph", s -> s.run(graph(), AccountView.class));
        all.put(
                "query where exists",
                s ->
                        s.run(
                                from(ACCOUNTS)
                                        .whereExists(
                                                ACCOUNTS.invoices,
                                                rows -> rows.where(INVOICES.id.eq(20)))));
        all.put(
                "query where not exists",
                s -> s.run(from(ACCOUNTS).whereNotExists(ACCOUNTS.invoices).orderBy(ACCOUNTS.id)));
        all.put(
                "count of a relation",
                s ->
                        s.graphs(
                                        from(ACCOUNTS)
                                                .relatedCount(ACCOUNTS.invoices)
                                                .orderBy(ACCOUNTS.id))
                                .toString());
        return all;
    }

    @Test
    void everyStatementSeesTheTenantsRowsAndNoOthers() {
        assertThat(statements()).hasSizeGreaterThan(25);
        statements()
                .forEach((name, statement) -> {
                    Object seen = statement.apply(db.tenant(1));
                    assertThat(seen)
                            .as(name)
                            .isEqualTo(statement.apply(onlyFirst.acrossTenants("to compare")));
                    assertThat(seen.toString())
                            .as(name)
                            .doesNotContain("secret", "hidden", "planted", "id=20", "id=21");
                });
    }

    @Test
    void theOtherTenantSeesSomethingElseAndAnOperatorEverything() {
        assertThat(db.tenant(2).selectFrom(INVOICES).orderBy(INVOICES.id).list())
                .extracting(Invoice::title)
                .containsExactly("secret", "hidden");
        assertThat(db.tenant(3).selectFrom(INVOICES).list()).isEmpty();
        assertThat(db.acrossTenants("a report").selectFrom(INVOICES).count()).isEqualTo(4);
    }

    @Test
    void withoutATenantEveryMentionIsRefusedBeforeItRuns() {
        statements()
                .forEach((name, statement) ->
                        assertThatThrownBy(() -> statement.apply(db))
                                .as(name)
                                .isInstanceOf(TenantRequiredException.class)
                                .hasMessageContaining("tenant(id)")
                                .hasMessageContaining("acrossTenants(reason)"));
        statements()
                .forEach((name, statement) ->
                        assertThatThrownBy(() ->
                                        db.<Object, RuntimeException>transaction(statement::apply))
                                .as(name + " in a transaction")
                                .isInstanceOf(TenantRequiredException.class));
        assertThat(db.selectFrom(ACCOUNTS).count()).as("tables of nobody").isEqualTo(2);
    }

    @Test
    void whatWasPreparedForOneTenantDoesNotRunForAnother() {
        var prepared = db.tenant(1).selectFrom(INVOICES).prepare();
        assertThatThrownBy(() -> prepared.on(db.tenant(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(prepared.on(db.tenant(1)).list()).hasSize(2);
    }

    @Test
    void aStatementThatAnotherHandleOrNobodyMadeDoesNotRun() {
        TenantSession mine = db.tenant(1);
        Rendered byHand = new Rendered("SELECT title FROM invoice", List.of());
        Rendered foreign = db.tenant(2).selectFrom(INVOICES).rows();
        var batched = db.tenant(2).selectFrom(INVOICES).batched();
        Map<String, ThrowingCallable> ways =
                Map.of(
                        "first column", () -> mine.firstColumn(byHand),
                        "query", () -> mine.query(byHand, row -> row.getString(1)),
                        "read", () -> mine.read(foreign, row -> row.getString(3)),
                        "execute", () -> mine.execute(byHand),
                        "execute batch", () -> mine.executeBatch(List.of(byHand)),
                        "cursor", () -> mine.cursor(byHand, true, 10, row -> 1, rows -> 1),
                        "batch", () -> mine.batch(batched),
                        "in a transaction", () -> mine.inTransaction(tx -> tx.execute(foreign)));
        ways.forEach((name, way) ->
                assertThatThrownBy(way)
                        .as(name)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("not held to the tenant"));
        assertThat(mine.batch(mine.selectFrom(INVOICES).batched())).isNotNull();
        assertThat(mine.selectFrom(INVOICES).explainAnalyze().root().actualRows()).isEqualTo(2.0);
    }

    @Test
    void aTableInAFragmentIsHeldToTheTenantToo() {
        TenantSession mine = db.tenant(1);
        for (String fragment :
                List.of(
                        "(SELECT string_agg(title, ',') FROM {})",
                        "(SELECT string_agg(x.title, ',') FROM {} x)",
                        "(SELECT string_agg(x.title, ',') FROM {} AS x)",
                        "(SELECT string_agg(invoice.title, ',') FROM {} WHERE true)",
                        "(SELECT string_agg(x.title, ',') FROM (VALUES (1)) AS v(n), {} x)",
                        "(SELECT string_agg(x.title, ',') FROM (VALUES (1)) AS v(n) JOIN {} x ON true)",
                        "(SELECT string_agg(x.title, ',') FROM ({} x CROSS JOIN (VALUES (1)) v(n)))",
                        "(SELECT string_agg(x.title, ',') FROM (VALUES (1)) w(n), ( {} x CROSS JOIN (VALUES (1)) v(n)))",
                        "(SELECT string_agg(x.title, ',') FROM ((VALUES (1)) v(n) JOIN ({} x JOIN (VALUES (1)) w(n) ON true) ON true))",
                        "(SELECT string_agg(x.title, ',') FROM/* all /* of */ -- */{}--\n x)",
                        "(SELECT string_agg(x.title, ',' /* ' */) FROM -- FROM\n {} /* as */ x)",
                        "(SELECT string_agg(x.title, E',' || substr(E'--\\'', 9)) FROM {} x)",
                        "(SELECT string_agg(x.title, $a$,$a$ || substr($$--$$, 9)) FROM{} x)")) {
            Expression<String> titles = sql(fragment, INVOICES).as(DataType.TEXT);
            for (var from : List.of(INVOICES, ACCOUNTS)) {
                assertThat(mine.select(titles).from(from).limit(1).one())
                        .as(fragment)
                        .isIn("one,two", "two,one");
            }
        }
        assertThat(
                        mine.update(INVOICES)
                                .set(
                                        INVOICES.title,
                                        sql("(SELECT max(x.title) FROM {} x)", INVOICES)
                                                .as(DataType.TEXT))
                                .where(
                                        sql("EXISTS (SELECT FROM {} x WHERE x.id = 20)", INVOICES)
                                                .condition())
                                .execute())
                .isZero();
    }

    /// What Postgres does not take with a tenant's rows fails, and never gives all rows.
    @Test
    void aTableWhereNoRowsOfATenantCanStandIsRefused() {
        TenantSession mine = db.tenant(1);
        for (String fragment :
                List.of(
                        "(SELECT string_agg(z.title, ',') FROM (TABLE {}) z)",
                        "(WITH z AS (TABLE {}) SELECT string_agg(title, ',') FROM z)",
                        "(SELECT string_agg(x.title, ',') FROM ONLY {} x)",
                        "(SELECT string_agg(x.title, ',') FROM ONLY ({}) x)",
                        "(SELECT string_agg(x.title, ',') FROM account a, ONLY {} x)",
                        "(SELECT string_agg(x.title, ',') FROM {} * x)",
                        "(SELECT string_agg(x.title, ',') FROM {} x TABLESAMPLE BERNOULLI (100))")) {
            for (var from : List.of(INVOICES, ACCOUNTS)) {
                assertThatThrownBy(() ->
                                mine.select(sql(fragment, INVOICES).as(DataType.TEXT))
                                        .from(from)
                                        .limit(1)
                                        .one())
                        .as(fragment)
                        .isInstanceOf(DatabaseException.SyntaxOrAccess.class);
            }
        }
    }

    @Test
    void theWordsAroundATableMayBeTemplatesThemselves() {
        var titles =
                sql(
                                "(SELECT string_agg(x.title, ',') {} {} {})",
                                sql("FROM ("),
                                INVOICES,
                                sql("x CROSS JOIN (VALUES (1)) v(n))"))
                        .as(DataType.TEXT);
        assertThat(db.tenant(1).select(titles).from(INVOICES).limit(1).one())
                .isIn("one,two", "two,one");
    }

    @Test
    void aSampleAndRawSqlCannotBeHeldToATenant() {
        TenantSession mine = db.tenant(1);
        assertThatThrownBy(() ->
                        mine.select(INVOICES.id).from(SampledTable.bernoulli(INVOICES, 100)).list())
                .hasMessageContaining("sampled");
        assertThatThrownBy(() -> mine.sql("SELECT * FROM invoice"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acrossTenants(reason)");
        assertThatThrownBy(() -> mine.withConnection(connection -> 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mine.inTransaction(tx -> tx.sql("SELECT * FROM invoice")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mine.inTransaction(tx -> tx.connection()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(db.acrossTenants("a check").sql("SELECT count(*) FROM invoice").column())
                .containsExactly("4");
    }

    @Test
    void anIdOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> db.tenant("1").selectFrom(INVOICES).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Integer")
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> db.acrossTenants(" ")).hasMessageContaining("reason");
    }
}
