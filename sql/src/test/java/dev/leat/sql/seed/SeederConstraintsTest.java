package dev.leat.sql.seed;

import static dev.leat.schema.Functions.lower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.schema.value.Range;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the seeder makes is taken by Postgres, whatever constraint is in the way; where no row
/// could be, it says which.
@PostgresTest
class SeederConstraintsTest {
    record Row(int id) {}

    static final class Stays extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> room =
                integer("room").check("room", room -> room.between(1, 3));
        public final Column<Range<LocalDate>> during = daterange("during");

        private Stays() {
            super("stay");
            exclude("stay_once").with(room, "=").with(during, "&&");
        }
    }

    @Test
    void anExclusionIsRespected(TestDatabase database) {
        database.execute(
                "CREATE TABLE stay (id int PRIMARY KEY, room int NOT NULL CHECK (room BETWEEN 1 AND 3), during daterange NOT NULL, CONSTRAINT stay_once EXCLUDE USING gist (int4range(room, room, '[]') WITH &&, during WITH &&))");
        Database db = Database.of(database.dataSource());
        Seeder seeder = Seeder.of(new Stays()).rows(30);
        seeder.run(db);
        List<String> first = database.column("SELECT s::text FROM stay s ORDER BY id");
        assertThat(first).hasSize(30);

        seeder.reset(db);
        seeder.run(db);
        assertThat(database.column("SELECT s::text FROM stay s ORDER BY id"))
                .as("the same seed gives the same rows")
                .isEqualTo(first);
    }

    static final class Offers extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> least = integer("least");
        public final Column<Integer> most = integer("most");
        public final Column<@Nullable String> kind = text("kind").nullable();
        public final Column<Boolean> open = bool("open");
        public final Column<LocalDate> day = date("day");
        public final Column<String> code = text("code");
        public final Column<Integer> level =
                column(
                        "level",
                        DataType.of(
                                new SqlType.Domain("public", "level", new SqlType.Int()),
                                Integer.class));

        private Offers() {
            super("offer");
            check("offer_limits", least.le(most));
            check("offer_kind", kind.in("new", "used").or(kind.isNull()));
            check("offer_day", day.ge(LocalDate.of(2031, 1, 1)));
            check("offer_code", "code ~ '^[a-z]+$'");
            uniqueIndex("offer_open").on(level).where(open.eq(true));
            uniqueIndex("offer_code_once").on(lower(code), day);
        }
    }

    private static final String OFFER =
            "CREATE TABLE offer (id int PRIMARY KEY, least int NOT NULL, most int NOT NULL, kind text, open boolean NOT NULL, day date NOT NULL, code text NOT NULL CHECK (code ~ '^[a-z]+$'), level level NOT NULL, CHECK (least <= most), CHECK (kind IN ('new', 'used') OR kind IS NULL), CHECK (day >= '2031-01-01'))";

    @Test
    void checksOfAllKindsAreRespected(TestDatabase database) {
        database.execute(
                "CREATE DOMAIN level AS int CHECK (VALUE % 2 = 0)",
                OFFER,
                "CREATE UNIQUE INDEX offer_open ON offer (level) WHERE open",
                "CREATE UNIQUE INDEX offer_code_once ON offer (lower(code), day)");
        Seeder.of(OFFERS)
                .rows(40)
                .table(OFFERS, offers -> offers.column(OFFERS.level, Generators.integers(0, 9)))
                .run(Database.of(database.dataSource()));

        assertThat(database.value("SELECT count(*) FROM offer")).isEqualTo("40");
        assertThat(database.value("SELECT count(*) FROM offer WHERE open")).isNotEqualTo("0");
        assertThat(database.column("SELECT DISTINCT kind FROM offer WHERE kind IS NOT NULL"))
                .containsExactlyInAnyOrder("new", "used");
    }

    @Test
    void whatNoRowSatisfiesIsNamedAndNothingStays(TestDatabase database) {
        database.execute(
                "CREATE DOMAIN level AS int CONSTRAINT level_never CHECK (VALUE < 0)", OFFER);
        Database db = Database.of(database.dataSource());
        assertThatThrownBy(() -> Seeder.of(OFFERS).run(db))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table offer")
                .hasMessageContaining("level_never")
                .hasMessageContaining("generator");
        assertThat(database.value("SELECT count(*) FROM offer")).isEqualTo("0");
    }

    private static final Offers OFFERS = new Offers();

    static final class Eggs extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable Integer> henId = integer("hen_id").nullable().unique();

        private Eggs(Hens hens) {
            super("egg");
            foreignKey(henId).references(() -> List.of(hens.id));
        }
    }

    static final class Hens extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> eggId = integer("egg_id");
        private @Nullable Eggs eggs;

        private Hens() {
            super("hen");
            foreignKey(eggId).references(() -> List.of(eggs.id));
        }
    }

    @Test
    void referencesThatLeadRoundInACircleAreSet(TestDatabase database) {
        database.execute(
                "CREATE TABLE egg (id int PRIMARY KEY, hen_id int UNIQUE)",
                "CREATE TABLE hen (id int PRIMARY KEY, egg_id int NOT NULL REFERENCES egg)",
                "ALTER TABLE egg ADD FOREIGN KEY (hen_id) REFERENCES hen");
        Hens hens = new Hens();
        Eggs eggs = new Eggs(hens);
        hens.eggs = eggs;
        Seeder.of(hens, eggs).rows(30).run(Database.of(database.dataSource()));

        assertThat(database.value("SELECT count(*) FROM hen")).isEqualTo("30");
        assertThat(Integer.parseInt(database.value("SELECT count(hen_id) FROM egg")))
                .isBetween(15, 30);
    }

    static final class Shops extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();

        private Shops() {
            super("shop");
        }
    }

    static final class Wares extends TenantTable<Row, Integer> {
        public final Column<Integer> id = integer("id");
        public final Column<Integer> shopId;

        private Wares(String name, Shops shops) {
            super(name);
            shopId = tenant(integer("shop_id").references(() -> shops.id));
            primaryKey(shopId, id);
        }
    }

    static final class Lines extends TenantTable<Row, Integer> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> shopId = tenant(integer("shop_id"));
        public final Column<Integer> wareId = integer("ware_id");
        public final Column<Integer> orderId = integer("order_id");
        public final Column<@Nullable Integer> giftId = integer("gift_id").nullable();

        private Lines(Wares wares, Wares orders) {
            super("line");
            foreignKey(shopId, wareId).references(() -> List.of(wares.shopId, wares.id));
            foreignKey(shopId, orderId).references(() -> List.of(orders.shopId, orders.id));
            foreignKey(shopId, giftId).references(() -> List.of(wares.shopId, wares.id));
        }
    }

    @Test
    void referencesThatShareATenantGoTogether(TestDatabase database) {
        database.execute(
                "CREATE TABLE shop (id int PRIMARY KEY)",
                "CREATE TABLE ware (id int, shop_id int NOT NULL REFERENCES shop, PRIMARY KEY (shop_id, id))",
                "CREATE TABLE orders (id int, shop_id int NOT NULL REFERENCES shop, PRIMARY KEY (shop_id, id))",
                "CREATE TABLE line (id int PRIMARY KEY, shop_id int NOT NULL, ware_id int NOT NULL, order_id int NOT NULL, gift_id int, FOREIGN KEY (shop_id, ware_id) REFERENCES ware, FOREIGN KEY (shop_id, order_id) REFERENCES orders, FOREIGN KEY (shop_id, gift_id) REFERENCES ware)");
        Shops shops = new Shops();
        Wares wares = new Wares("ware", shops);
        Wares orders = new Wares("orders", shops);
        Lines lines = new Lines(wares, orders);
        Seeder seeder = Seeder.of(lines, orders, wares, shops).rows(25);
        Database db = Database.of(database.dataSource());
        assertThatThrownBy(() -> seeder.run(db))
                .hasMessageContaining("acrossTenants(\"test data\")");
        assertThatThrownBy(() -> seeder.run(db.tenant(1))).hasMessageContaining("acrossTenants");

        seeder.run(db.acrossTenants("test data"));
        assertThat(database.value("SELECT count(*) FROM line")).isEqualTo("25");
    }

    static final class Passports extends Table<Row> {
        public final Column<Integer> id;

        private Passports(Shops shops) {
            super("passport");
            id = integer("id").primaryKey().references(() -> shops.id);
        }
    }

    @Test
    void eachRowIsReferredToOnceWhereThatIsAKey(TestDatabase database) {
        database.execute(
                "CREATE TABLE shop (id int PRIMARY KEY)",
                "CREATE TABLE passport (id int PRIMARY KEY REFERENCES shop)");
        Shops shops = new Shops();
        Seeder.of(new Passports(shops), shops).rows(600).run(Database.of(database.dataSource()));
        assertThat(database.value("SELECT count(*) FROM passport")).isEqualTo("600");
    }

    static final class Events extends Table<Row> {
        public final Column<Integer> id = integer("id");
        public final Column<LocalDate> day = date("day");

        private Events() {
            super("event");
            primaryKey(id, day);
        }
    }

    @Test
    void rowsFitThePartitionsThatAreThere(TestDatabase database) {
        database.execute(
                "CREATE TABLE event (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day)",
                "CREATE TABLE event_early PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2024-03-01')");
        Seeder.of(new Events()).rows(20).run(Database.of(database.dataSource()));
        assertThat(database.value("SELECT count(*) FROM event_early")).isEqualTo("20");
    }
}
