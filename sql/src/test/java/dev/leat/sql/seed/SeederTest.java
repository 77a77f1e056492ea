package dev.leat.sql.seed;

import static dev.leat.sql.seed.Generators.constant;
import static dev.leat.sql.seed.Generators.cycle;
import static dev.leat.sql.seed.Generators.oneOf;
import static dev.leat.sql.seed.Generators.sequence;
import static dev.leat.sql.seed.Generators.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.EnumType;
import dev.leat.schema.Table;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class SeederTest {
    enum Role {
        MEMBER,
        ADMIN
    }

    record Account(
            int id,
            String email,
            String name,
            Role role,
            int age,
            @Nullable Integer bossId,
            String plan,
            BigDecimal balance) {}

    record Order(UUID id, int accountId, String title, Instant createdAt, List<String> tags) {}

    record Line(UUID orderId, int number, @Nullable String note) {}

    record Flag(boolean value) {}

    record Egg(int id, int henId) {}

    record Hen(int id, int eggId) {}

    private static final EnumType<Role> ROLE = EnumType.of("role", Role.class);
    static final Accounts ACCOUNTS = new Accounts();
    static final Orders ORDERS = new Orders();
    static final Lines LINES = new Lines();
    static final Flags FLAGS = new Flags();
    static final Eggs EGGS = new Eggs();
    static final Hens HENS = new Hens();

    static final class Accounts extends Table<Account> {
        public final Column<Integer> id = integer("id").primaryKey().identityAlways();
        public final Column<String> email = varchar("email", 40).unique();
        public final Column<String> name = varchar("name", 8).unique();
        public final Column<Role> role = enumeration("role", ROLE);
        public final Column<Integer> age = integer("age");
        public final Column<@Nullable Integer> bossId =
                integer("boss_id").references(() -> ACCOUNTS.id).nullable();
        public final Column<String> plan = text("plan");
        public final Column<BigDecimal> balance = numeric("balance", 6, 2);

        private Accounts() {
            super("account");
            check("account_age", age.ge(18).and(age.lt(30)));
            check("account_plan", plan.in("free", "paid"));
        }
    }

    static final class Orders extends Table<Order> {
        public final Column<UUID> id = uuid("id").primaryKey();
        public final Column<Integer> accountId =
                integer("account_id").references(() -> ACCOUNTS.id);
        public final Column<String> title = text("title");
        public final Column<Instant> createdAt = timestamptz("created_at");
        public final Column<List<String>> tags = text("tags").array();

        private Orders() {
            super("order");
        }
    }

    static final class Lines extends Table<Line> {
        public final Column<UUID> orderId = uuid("order_id").references(() -> ORDERS.id);
        public final Column<Integer> number = integer("number");
        public final Column<@Nullable String> note = text("note").nullable();

        private Lines() {
            super("line");
            primaryKey(orderId, number);
        }
    }

    static final class Flags extends Table<Flag> {
        public final Column<Boolean> value = bool("value").primaryKey();

        private Flags() {
            super("flag");
        }
    }

    static final class Eggs extends Table<Egg> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> henId = integer("hen_id").references(() -> HENS.id);

        private Eggs() {
            super("egg");
        }
    }

    static final class Hens extends Table<Hen> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> eggId = integer("egg_id").references(() -> EGGS.id);

        private Hens() {
            super("hen");
        }
    }

    private static final Seeder SEEDER = Seeder.of(LINES, ORDERS, ACCOUNTS).seed(7).rows(40);

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        database.execute(
                "CREATE TYPE role AS ENUM ('member', 'admin')",
                "CREATE TABLE account (id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY, email varchar(40) NOT NULL UNIQUE, name varchar(8) NOT NULL UNIQUE, role role NOT NULL, age integer NOT NULL CHECK (age >= 18 AND age < 30), boss_id integer REFERENCES account, plan text NOT NULL CHECK (plan IN ('free', 'paid')), balance numeric(6,2) NOT NULL)",
                "CREATE TABLE \"order\" (id uuid PRIMARY KEY, account_id integer NOT NULL REFERENCES account, title text NOT NULL, created_at timestamptz NOT NULL, tags text[] NOT NULL)",
                "CREATE TABLE line (order_id uuid REFERENCES \"order\", number integer, note text, PRIMARY KEY (order_id, number))",
                "CREATE TABLE flag (value boolean PRIMARY KEY)");
        db = Database.of(database.dataSource());
    }

    @Test
    void theSameSeedGivesTheSameDataWithinKeysReferencesAndChecks() {
        SEEDER.run(db);
        List<Account> accounts = db.selectFrom(ACCOUNTS).orderBy(ACCOUNTS.id).list();
        List<Order> orders = db.selectFrom(ORDERS).orderBy(ORDERS.id).list();

        assertThat(accounts).hasSize(40);
        assertThat(orders).hasSize(40);
        assertThat(db.selectFrom(LINES).list()).hasSize(40);
        assertThat(accounts).extracting(Account::email).allMatch(e -> e.endsWith("@example.com"));
        assertThat(accounts).extracting(Account::bossId).contains((Integer) null).doesNotContain(0);

        SEEDER.reset(db);
        assertThat(db.selectFrom(ACCOUNTS).list()).isEmpty();
        SEEDER.run(db);
        assertThat(db.selectFrom(ACCOUNTS).orderBy(ACCOUNTS.id).list()).isEqualTo(accounts);
        assertThat(db.selectFrom(ORDERS).orderBy(ORDERS.id).list()).isEqualTo(orders);

        SEEDER.reset(db);
        SEEDER.seed(8).run(db);
        assertThat(db.selectFrom(ORDERS).orderBy(ORDERS.id).list()).isNotEqualTo(orders);
    }

    @Test
    void refiningOneColumnChangesNoOther() {
        SEEDER.run(db);
        List<String> emails = emails();
        SEEDER.reset(db);
        SEEDER.table(ACCOUNTS, a -> a.column(ACCOUNTS.plan, constant("paid"))).run(db);

        assertThat(emails()).isEqualTo(emails);
        assertThat(db.selectFrom(ACCOUNTS).list()).extracting(Account::plan).containsOnly("paid");
    }

    private List<String> emails() {
        return db.selectFrom(ACCOUNTS).orderBy(ACCOUNTS.id).list().stream()
                .map(Account::email)
                .toList();
    }

    @Test
    void childrenAreCountedPerParent() {
        Seeder.of(ACCOUNTS, ORDERS, LINES)
                .table(
                        ACCOUNTS,
                        a ->
                                a.rows(30)
                                        .column(
                                                ACCOUNTS.role,
                                                weighted(Map.of(Role.MEMBER, 9, Role.ADMIN, 1)))
                                        .with(ORDERS, Map.of(0, 1, 3, 2)))
                .table(ORDERS, o -> o.column(ORDERS.title, cycle("a", "b")).with(LINES, 1, 2))
                .run(db);

        List<Order> orders = db.selectFrom(ORDERS).list();
        Map<Integer, Long> byAccount =
                orders.stream()
                        .collect(
                                java.util.stream.Collectors.groupingBy(
                                        Order::accountId, java.util.stream.Collectors.counting()));
        assertThat(byAccount.values()).containsOnly(3L);
        assertThat(byAccount).hasSizeBetween(5, 29);
        assertThat(orders).extracting(Order::title).containsOnly("a", "b");
        assertThat(db.selectFrom(LINES).list().size()).isBetween(orders.size(), 2 * orders.size());
        assertThat(
                        db.selectFrom(ACCOUNTS).list().stream()
                                .filter(a -> a.role() == Role.ADMIN)
                                .count())
                .isLessThan(15);
    }

    @Test
    void sequencesContinueBehindTheRows(TestDatabase database) {
        SEEDER.run(db);
        database.execute(
                "INSERT INTO account (email, name, role, age, plan, balance) VALUES ('x', 'x', 'admin', 20, 'free', 1)");
        assertThat(database.value("SELECT id FROM account WHERE email = 'x'")).isEqualTo("41");
    }

    @Test
    void aCircleIsClosedByKeysThatAreThereOrWillBe(TestDatabase database) {
        database.execute(
                "CREATE TABLE hen (id integer PRIMARY KEY, egg_id integer NOT NULL)",
                "CREATE TABLE egg (id integer PRIMARY KEY,"
                        + " hen_id integer NOT NULL REFERENCES hen DEFERRABLE INITIALLY DEFERRED)",
                "ALTER TABLE hen ADD FOREIGN KEY (egg_id) REFERENCES egg");
        Seeder.of(HENS, EGGS)
                .table(EGGS, eggs -> eggs.column(EGGS.henId, sequence()))
                .table(HENS, hens -> hens.column(HENS.id, sequence()))
                .run(db);
        assertThat(database.value("SELECT count(*) FROM hen JOIN egg ON egg.hen_id = hen.id"))
                .isEqualTo("10");

        String there = database.value("SELECT max(id) FROM hen");
        Seeder.of(EGGS)
                .seed(2)
                .table(EGGS, eggs -> eggs.column(EGGS.henId, constant(Integer.valueOf(there))))
                .run(db);
        assertThat(database.value("SELECT count(*) FROM egg")).isEqualTo("20");
    }

    @Test
    void whatCannotBeMadeIsExplained() {
        assertThatThrownBy(() -> Seeder.of(FLAGS).rows(3).run(db))
                .hasMessageContaining("table flag: after 2 rows")
                .hasMessageContaining("[value]");
        assertThatThrownBy(() -> Seeder.of(ORDERS).run(db))
                .hasMessageContaining("table order must refer to a row of account");
        assertThatThrownBy(() -> Seeder.of(EGGS, HENS).run(db))
                .hasMessageContaining("in a circle")
                .hasMessageContaining("[egg.hen_id], [hen.egg_id]")
                .hasMessageContaining("generator");
        assertThatThrownBy(() ->
                        SEEDER.table(ACCOUNTS, a -> a.column(ACCOUNTS.plan, oneOf("gold"))).run(db))
                .hasMessageContaining("account.plan: the generator makes nothing");
        assertThatThrownBy(() -> SEEDER.table(ACCOUNTS, a -> a.with(LINES, 1, 2)))
                .hasMessageContaining("line is not a table to seed that refers to account");
        assertThatThrownBy(() -> SEEDER.table(ACCOUNTS, a -> a.column(ORDERS.title, constant("x"))))
                .hasMessageContaining("order.title is not a column of account");
        assertThat(db.selectFrom(ACCOUNTS).list()).isEmpty();
    }

    @Test
    void theNumbersAreTheSameOnEveryMachine() {
        SplitMix random = new SplitMix(7, "account.email");
        assertThat(List.of(random.nextLong(), random.nextLong()))
                .isEqualTo(List.of(1_672_024_430_968_196_729L, -8_801_709_693_438_194_798L));
    }
}
