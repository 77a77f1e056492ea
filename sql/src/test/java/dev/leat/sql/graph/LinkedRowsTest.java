package dev.leat.sql.graph;

import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.View;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Related rows that are looked up for all their parents at once.
@PostgresTest
class LinkedRowsTest {
    record Shop(int id, @Nullable String country, String code) {}

    record Country(String name, String continent) {}

    record Sale(UUID id, @Nullable Long shopId, String code) {}

    record Item(UUID saleId, int line, String text) {}

    record Total(long shopId, long sales) {}

    static final Shops SHOPS = new Shops();
    static final Countries COUNTRIES = new Countries();
    static final Sales SALES = new Sales();
    static final Items ITEMS = new Items();
    static final Totals TOTALS = new Totals();

    static final class Shops extends Table<Shop> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable String> country = varchar("country", 20).nullable();
        public final Column<String> code = text("code");
        public final One<Country> where = one(country, () -> COUNTRIES.name);
        public final Many<Sale> sales = many(id, () -> SALES.shopId);
        public final Many<Sale> named = many(code, () -> SALES.code);
        public final Many<Total> totals = many(id, () -> TOTALS.shopId);

        private Shops() {
            super("shop");
        }
    }

    static final class Countries extends Table<Country> {
        public final Column<String> name = text("name").primaryKey();
        public final Column<String> continent = text("continent");
        public final Many<Shop> shops = many(name, () -> SHOPS.country);

        private Countries() {
            super("country");
        }
    }

    /// The number of the shop is wider here than there.
    static final class Sales extends Table<Sale> {
        public final Column<UUID> id = uuid("id").primaryKey();
        public final Column<@Nullable Long> shopId = bigint("shop_id").nullable();
        public final Column<String> code = text("code");
        public final Many<Item> items = many(id, () -> ITEMS.saleId);

        private Sales() {
            super("sale");
            index().on(shopId);
        }
    }

    static final class Items extends Table<Item> {
        public final Column<UUID> saleId = uuid("sale_id");
        public final Column<Integer> line = integer("line");
        public final Column<String> text = text("text");

        private Items() {
            super("item");
            primaryKey(saleId, line);
        }
    }

    static final class Totals extends View<Total> {
        public final Column<Long> shopId = bigint("shop_id");
        public final Column<Long> sales = bigint("sales");

        private Totals() {
            super("shop_total");
            existing();
        }
    }

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        database.execute(
                "CREATE TABLE country (name text PRIMARY KEY, continent text NOT NULL)",
                "CREATE TABLE shop (id integer PRIMARY KEY, country varchar(20), code text NOT NULL)",
                "CREATE TABLE sale (id uuid PRIMARY KEY, shop_id bigint, code text NOT NULL)",
                "CREATE TABLE item (sale_id uuid, line integer, text text NOT NULL, PRIMARY KEY (sale_id, line))",
                "CREATE VIEW shop_total AS SELECT shop_id, count(*) AS sales FROM sale GROUP BY shop_id",
                "INSERT INTO country VALUES ('Chile', 'America'), ('Japan', 'Asia')",
                "INSERT INTO shop VALUES (1, 'Chile', 'a'), (2, 'Chile', 'b'), (3, NULL, 'b')",
                "INSERT INTO sale VALUES ('%s', 1, 'b'), ('%s', 1, 'x'), ('%s', NULL, 'y')"
                        .formatted(FIRST, SECOND, new UUID(0, 3)),
                "INSERT INTO item VALUES ('%1$s', 1, 'pen'), ('%1$s', 2, 'ink'), ('%2$s', 1, 'cup')"
                        .formatted(FIRST, SECOND));
        db = Database.of(database.dataSource());
    }

    private static String statement(Query<?> query, Database db) {
        return GraphPlan.of(query).statement(db.tenancy()).sql();
    }

    @Test
    void keysOfEachKindFindTheirRowsThroughSeveralLevels() {
        record Line(String text) {}
        record Sold(UUID id, List<Line> items) {}
        record View(int id, List<Sold> sales) {}

        Query<Shop> query =
                from(SHOPS)
                        .related(
                                SHOPS.sales,
                                sales ->
                                        sales.related(
                                                SALES.items,
                                                items -> items.orderBy(ITEMS.line.desc())));
        assertThat(statement(query, db)).doesNotContain("LATERAL");
        assertThat(db.run(query, View.class))
                .containsExactly(
                        new View(
                                1,
                                List.of(
                                        new Sold(FIRST, List.of(new Line("ink"), new Line("pen"))),
                                        new Sold(SECOND, List.of(new Line("cup"))))),
                        new View(2, List.of()),
                        new View(3, List.of()));
    }

    @Test
    void rowsWithTheSameKeyShareWhatItLeadsToAndNoKeyLeadsNowhere() {
        record Place(String continent) {}
        record View(int id, @Nullable Place where) {}

        List<View> views = db.run(from(SHOPS).related(SHOPS.where), View.class);
        assertThat(views)
                .containsExactly(
                        new View(1, new Place("America")),
                        new View(2, new Place("America")),
                        new View(3, null));
        assertThat(views.get(0).where()).isSameAs(views.get(1).where());
    }

    @Test
    void viewsThatAggregateAreAskedForTheKeysOnly() {
        record View(int id, List<Total> totals) {}

        assertThat(db.run(from(SHOPS).related(SHOPS.totals), View.class))
                .containsExactly(
                        new View(1, List.of(new Total(1, 2))),
                        new View(2, List.of()),
                        new View(3, List.of()));
    }

    @Test
    void theKeyNeedNotBeShownOnEitherSide() {
        record Code(String code) {}
        record View(String continent, List<Code> shops) {}

        assertThat(
                        db.run(
                                from(COUNTRIES)
                                        .columns(COUNTRIES.continent)
                                        .related(
                                                COUNTRIES.shops,
                                                shops -> shops.columns(SHOPS.code)),
                                View.class))
                .containsExactly(
                        new View("America", List.of(new Code("a"), new Code("b"))),
                        new View("Asia", List.of()));
    }

    @Test
    void anIndexIsAskedForAllKeysAndWithoutOneThePlannerChooses() {
        assertThat(statement(from(SHOPS).related(SHOPS.sales), db))
                .contains("\"shop_id\" = ANY (ARRAY(SELECT c1 FROM \"shop_rows\"))");
        assertThat(statement(from(SHOPS).related(SHOPS.named), db))
                .contains("\"code\" IN (SELECT c3 FROM \"shop_rows\")");
        assertThat(statement(from(SHOPS).related(SHOPS.totals), db))
                .contains("\"shop_id\" = ANY (ARRAY(SELECT c1 FROM \"shop_rows\"))");
    }

    @Test
    void whatHasALimitForEachParentIsPackedWithAllBelow() {
        record Line(String text) {}
        record Sold(UUID id, List<Line> items) {}
        record View(int id, List<Sold> sales) {}

        Query<Shop> query =
                from(SHOPS)
                        .related(SHOPS.sales, sales -> sales.limit(1).related(SALES.items))
                        .related(SHOPS.where);
        assertThat(statement(query, db)).contains("LATERAL", "UNION ALL");
        assertThat(db.run(query, View.class))
                .containsExactly(
                        new View(
                                1,
                                List.of(
                                        new Sold(
                                                FIRST, List.of(new Line("pen"), new Line("ink"))))),
                        new View(2, List.of()),
                        new View(3, List.of()));
    }

    @Test
    void theRootsLimitOrderAndOffsetHoldBeforeItsRowsLeadOn() {
        record Sold(UUID id) {}
        record View(int id, List<Sold> sales) {}

        assertThat(
                        db.run(
                                from(SHOPS)
                                        .orderBy(SHOPS.id.desc())
                                        .limit(1)
                                        .offset(2)
                                        .related(SHOPS.sales),
                                View.class))
                .containsExactly(new View(1, List.of(new Sold(FIRST), new Sold(SECOND))));
        assertThat(db.run(from(SHOPS).limit(0).related(SHOPS.sales), View.class)).isEmpty();
    }

    @Test
    void aTableThatIsCalledLikeTheRowsOfAnotherIsNotHidden(TestDatabase database) {
        record Other(int id) {}
        final class Rows extends Table<Other> {
            public final Column<Integer> id = integer("id").primaryKey();

            Rows() {
                super("shop_rows");
            }
        }
        Rows rows = new Rows();
        record Sold(UUID id) {}
        record View(int id, List<Sold> sales) {}

        database.execute("CREATE TABLE shop_rows (id integer)", "INSERT INTO shop_rows VALUES (2)");
        assertThat(
                        db.run(
                                from(SHOPS)
                                        .where(SHOPS.id.in(db.select(rows.id).from(rows)))
                                        .related(SHOPS.sales),
                                View.class))
                .containsExactly(new View(2, List.of()));
    }

    @Test
    void aCollationThatTakesTextsForEqualIsFoundOutIfItIsNotDeclared(TestDatabase database) {
        record Sold(UUID id) {}
        record View(int id, List<Sold> named) {}

        database.execute(
                "CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "ALTER TABLE shop ALTER code TYPE text COLLATE loose",
                "ALTER TABLE sale ALTER code TYPE text COLLATE loose",
                "UPDATE sale SET code = 'B' WHERE code = 'b'");
        assertThatThrownBy(() -> db.run(from(SHOPS).related(SHOPS.named), View.class))
                .hasMessageContaining("sale.code")
                .hasMessageContaining("shop.code")
                .hasMessageContaining("collate(…)");
    }
}
