package dev.leat.migrate.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.expand.ProductionPlan.Phase;
import dev.leat.migrate.expand.ProductionPlan.Stage;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.EnumType;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table gets another name while servers write that know only the old one.
@PostgresTest
class RenamedTableTest {
    @TempDir Path directory;

    enum Plan {
        FREE,
        TEAM;

        static final EnumType<Plan> TYPE = EnumType.of("plan", Plan.class);
    }

    enum NewPlan {
        FREE,
        COMPANY;

        static final EnumType<NewPlan> TYPE = EnumType.of("plan", NewPlan.class);
    }

    static class Users extends Table<Object> {
        static final Users USERS = new Users();
        public final Column<Integer> id = integer("id").identity().primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<String> nickname = text("nickname").defaultValue("anon");

        Users() {
            super("users");
        }
    }

    static final class Orders extends Table<Object> {
        public final Column<Integer> id = integer("id").identity().primaryKey();
        public final Column<Integer> userId = integer("user_id").references(() -> Users.USERS.id);

        Orders() {
            super("orders");
        }
    }

    static final class People extends Table<Object> {
        static final People PEOPLE = new People();
        public final Column<Integer> id = integer("id").identity().primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<String> alias =
                text("alias").defaultValue("anon").renamedFrom("nickname");
        public final Column<@Nullable String> bio = text("bio").nullable();

        People() {
            super("people");
            renamedFrom("users");
        }
    }

    static final class LaterOrders extends Table<Object> {
        public final Column<Integer> id = integer("id").identity().primaryKey();
        public final Column<Integer> userId = integer("user_id").references(() -> People.PEOPLE.id);

        LaterOrders() {
            super("orders");
        }
    }

    private static DatabaseDefinition serverOnly(Table<?>... tables) {
        return new DatabaseDefinition() {
            @Override
            public Tables synced() {
                return Tables.none();
            }

            @Override
            public Tables serverOnly() {
                return Tables.of(tables);
            }
        };
    }

    private static final DatabaseDefinition OLD = serverOnly(Users.USERS, new Orders());
    private static final DatabaseDefinition NEW = serverOnly(People.PEOPLE, new LaterOrders());

    private MigrationFolder folder() {
        return new MigrationFolder(directory.resolve("migrations"));
    }

    private void migrate(TestDatabase database) {
        new Migrator(database.url(), folder()).migrate();
    }

    private static SchemaEntities entities(DatabaseDefinition definition) {
        return SchemaEntities.of(Schema.of(definition), Generator.DEFAULT_PUBLICATION);
    }

    private ProductionPlan plan(DatabaseDefinition definition) {
        return ProductionPlan.of(folder().head(), entities(definition), Answers.NONE, Map.of());
    }

    private void write(DatabaseDefinition definition, Phase... phases) {
        PlannedMigrations migrations =
                new PlannedMigrations(folder(), entities(definition), Clock.systemUTC());
        for (Stage stage : plan(definition).stages()) {
            if (List.of(phases).contains(stage.phase())) {
                migrations.write(stage, "people");
            }
        }
    }

    @Test
    void oldAndNewServersBothWriteUntilTheOldNameIsContracted(TestDatabase database) {
        new Generator(folder()).generate(OLD, "first", Set.of());
        migrate(database);
        database.execute("INSERT INTO users (email) VALUES ('before')");

        ProductionPlan plan = plan(NEW);
        assertThat(plan.stages())
                .extracting(Stage::phase)
                .containsExactly(Phase.EXPAND, Phase.BACKFILL, Phase.CONTRACT);
        assertThat(plan.notes()).anyMatch(note -> note.contains("public.users is a view"));
        assertThat(plan.stage(Phase.CONTRACT).destroyed())
                .containsExactlyInAnyOrder("public.people.nickname", "public.users");
        write(NEW, Phase.EXPAND, Phase.BACKFILL);
        assertThat(folder().migrations()).hasSize(3);
        migrate(database);

        database.execute(
                // Servers that know the old name only.
                "INSERT INTO users (email, nickname) VALUES ('old', 'by old')",
                "INSERT INTO users (email) VALUES ('old') ON CONFLICT (email) DO UPDATE SET nickname = 'twice'",
                "INSERT INTO orders (user_id) SELECT id FROM users WHERE email = 'old'",
                "UPDATE users SET nickname = 'changed by old' WHERE email = 'before'",
                "SELECT * FROM users WHERE email = 'old' FOR UPDATE",
                // Servers that know the new one.
                "INSERT INTO people (email, alias, bio) VALUES ('new', 'by new', 'a life')",
                "INSERT INTO people (email) VALUES ('gone')",
                "DELETE FROM users WHERE email = 'gone'");
        database.execute("UPDATE people SET alias = 'changed by new' WHERE email = 'old'");
        assertThat(database.column("SELECT email || '/' || nickname FROM users ORDER BY email"))
                .containsExactly("before/changed by old", "new/by new", "old/changed by new");
        assertThat(database.column("SELECT email || '/' || alias FROM people ORDER BY email"))
                .containsExactly("before/changed by old", "new/by new", "old/changed by new");

        // Nothing drops the old name in passing.
        assertThatThrownBy(
                        () -> new Generator(folder()).plan(NEW, Set.of("public.people.nickname")))
                .hasMessageContaining("dropping view public.users")
                .hasMessageContaining("leat plan --contract");
        assertThat(
                        new DatabaseCheck(database.url(), folder())
                                .whileContractIsPending()
                                .check(NEW)
                                .findings())
                .allMatch(finding -> !finding.isFailure(), "no failure")
                .anyMatch(Finding.ContractPending.class::isInstance);

        write(NEW, Phase.CONTRACT);
        migrate(database);
        assertThat(database.value("SELECT to_regclass('users')")).isNull();
        assertThat(new DatabaseCheck(database.url(), folder()).check(NEW).findings()).isEmpty();
        assertThat(new Generator(folder()).plan(NEW, Set.of())).isEmpty();
        database.execute("INSERT INTO people (email) VALUES ('last')");
        assertThat(database.value("SELECT alias FROM people WHERE email = 'last'"))
                .isEqualTo("anon");
    }

    @Test
    void aSyncedTableIsNotRenamedWhileClientsRun() {
        new Generator(folder()).generate(() -> Tables.of(Users.USERS), "first", Set.of());

        assertThatThrownBy(() -> plan(() -> Tables.of(People.PEOPLE)))
                .hasMessageContaining("table public.users -> public.people")
                .hasMessageContaining("is synced");
    }

    static final class Swapped extends Table<Object> {
        public final Column<Integer> id = integer("id").identity().primaryKey();
        public final Column<String> email = text("email").renamedFrom("nickname");
        public final Column<String> nickname = text("nickname").renamedFrom("email");

        Swapped() {
            super("users");
        }
    }

    @Test
    void namesAreNotSwappedWhileOthersReadThem() {
        new Generator(folder()).generate(serverOnly(Users.USERS), "first", Set.of());

        assertThatThrownBy(() -> plan(serverOnly(new Swapped())))
                .hasMessageContaining("the new name is in use");
    }

    static final class Customers extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Plan> plan = enumeration("plan", Plan.TYPE);

        Customers() {
            super("customers");
        }
    }

    static final class LaterCustomers extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<NewPlan> plan = enumeration("plan", NewPlan.TYPE);

        LaterCustomers() {
            super("customers");
            check("known", "id > 0");
        }
    }

    @Test
    void aLabelThatGoesIsThereUntilNobodyWritesIt(TestDatabase database) {
        new Generator(folder()).generate(serverOnly(new Customers()), "first", Set.of());
        DatabaseDefinition later = serverOnly(new LaterCustomers());

        assertThat(plan(later).notes())
                .containsExactly(
                        "the check constraint public.customers.known holds at once, for what old servers write too.");
        write(later, Phase.EXPAND);
        migrate(database);
        database.execute(
                "INSERT INTO customers VALUES (1, 'team'), (2, 'company')",
                "UPDATE customers SET plan = 'company' WHERE plan = 'team'");

        write(later, Phase.CONTRACT);
        migrate(database);
        assertThat(database.column("SELECT unnest(enum_range(NULL::plan))"))
                .containsExactly("free", "company");
        assertThat(new DatabaseCheck(database.url(), folder()).check(later).findings()).isEmpty();
    }
}
