package dev.leat.migrate.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.expand.ProductionPlan.Phase;
import dev.leat.migrate.expand.ProductionPlan.Stage;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Add a column in production; rename one; make one optional: old and new clients write meanwhile.
@PostgresTest
class ProductionPlanTest {
    @TempDir Path directory;

    static final class Users extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> nickname = text("nickname").defaultValue("anon");

        Users() {
            super("users");
            unique(nickname, id);
        }
    }

    static final class Renamed extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> displayName =
                text("display name").defaultValue("anon").renamedFrom("nickname");

        Renamed() {
            super("users");
            unique(displayName, id);
        }
    }

    static final class Optional extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable String> alias =
                text("alias").nullable().renamedFrom("nickname");

        Optional() {
            super("users");
            unique(alias, id);
        }
    }

    static final class WithBio extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> nickname = text("nickname").defaultValue("anon");
        public final Column<@Nullable String> bio = text("bio").nullable();

        WithBio() {
            super("users");
            unique(nickname, id);
        }
    }

    static final class RenamedWithMore extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> displayName =
                text("display name").defaultValue("anon").renamedFrom("nickname");
        public final Column<@Nullable String> bio = text("bio").nullable();

        RenamedWithMore() {
            super("users");
            unique(displayName, id);
        }
    }

    static final class Visits extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> userId = integer("user_id").references(() -> USERS.id);

        static final RenamedWithMore USERS = new RenamedWithMore();

        Visits() {
            super("visits");
            index("visits_by_user").on(userId);
        }
    }

    private static DatabaseDefinition of(Table<?> table) {
        return () -> Tables.of(table);
    }

    private MigrationFolder folder() {
        return new MigrationFolder(directory.resolve("migrations"));
    }

    private void migrate(TestDatabase database) {
        new Migrator(database.url(), folder()).migrate();
    }

    private void begin(TestDatabase database) {
        new Generator(folder()).generate(of(new Users()), "first", Set.of());
        migrate(database);
        database.execute(
                "INSERT INTO users SELECT n, 'user ' || n FROM generate_series(1, 5000) n");
    }

    private ProductionPlan plan(DatabaseDefinition definition) {
        return ProductionPlan.of(folder().head(), entities(definition), Answers.NONE, Map.of());
    }

    private static SchemaEntities entities(DatabaseDefinition definition) {
        return SchemaEntities.of(Schema.of(definition), Generator.DEFAULT_PUBLICATION);
    }

    private void write(ProductionPlan plan, DatabaseDefinition definition, Phase... phases) {
        for (Stage stage : plan.stages()) {
            if (List.of(phases).contains(stage.phase())) {
                List<String> parents =
                        folder().heads().stream().map(each -> each.snapshot().id()).toList();
                folder().write(
                                new Migration(
                                        new Generator(folder()).nextName(stage.phase().name()),
                                        stage.sql(),
                                        Snapshot.of(
                                                parents,
                                                stage.entities(),
                                                entities(definition).renames())));
            }
        }
    }

    private void assertHistoryLeadsTo(TestDatabase database, DatabaseDefinition definition) {
        DatabaseCheck check = new DatabaseCheck(database.url(), folder());
        assertThat(check.check(definition).findings()).extracting(Finding::message).isEmpty();
    }

    @Test
    void anAddedColumnIsOneExpandingStage(TestDatabase database) {
        begin(database);
        ProductionPlan plan = plan(of(new WithBio()));
        assertThat(plan.stages()).extracting(Stage::phase).containsExactly(Phase.EXPAND);
        assertThat(plan.stages().getFirst().sql())
                .contains("ADD COLUMN \"bio\" text")
                .doesNotContain("NOT NULL");
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void aRemovedColumnIsOneContractingStageThatNamesIt(TestDatabase database) {
        new Generator(folder()).generate(of(new WithBio()), "first", Set.of());
        ProductionPlan plan = plan(of(new Users()));
        assertThat(plan.stages())
                .singleElement()
                .satisfies(stage -> {
                    assertThat(stage.phase()).isEqualTo(Phase.CONTRACT);
                    assertThat(stage.destroyed()).containsExactly("public.users.bio");
                });
    }

    @Test
    void aRenamedColumnIsThereTwiceUntilItIsContracted(TestDatabase database) {
        begin(database);
        DatabaseDefinition renamed = of(new Renamed());
        write(plan(renamed), renamed, Phase.EXPAND, Phase.BACKFILL);
        assertThat(folder().migrations()).hasSize(3);
        migrate(database);
        assertThat(
                        database.value(
                                "SELECT count(*) FROM users WHERE nickname IS DISTINCT FROM \"display name\""))
                .isEqualTo("0");

        database.execute(
                // An old client, a new one, one that gives nothing, one that gives both.
                "INSERT INTO users (id, nickname) VALUES (6001, 'old')",
                "INSERT INTO users (id, \"display name\") VALUES (6002, 'new')",
                "INSERT INTO users (id) VALUES (6003)",
                "UPDATE users SET nickname = 'by old' WHERE id = 1",
                "UPDATE users SET \"display name\" = 'by new' WHERE id = 2");
        assertThat(
                        database.column(
                                "SELECT nickname || '/' || \"display name\" FROM users WHERE id IN (1, 2, 6001, 6002, 6003) ORDER BY id"))
                .containsExactly(
                        "by old/by old", "by new/by new", "old/old", "new/new", "anon/anon");

        ProductionPlan rest = plan(renamed);
        assertThat(rest.stages()).extracting(Stage::phase).containsExactly(Phase.CONTRACT);
        assertThat(rest.stages().getFirst().destroyed()).containsExactly("public.users.nickname");
        String sql = rest.stages().getFirst().sql();
        assertThat(sql.indexOf("DROP TRIGGER")).isBetween(0, sql.indexOf("DROP FUNCTION"));
        assertThat(sql).contains("DROP COLUMN \"nickname\"");
        write(rest, renamed, Phase.CONTRACT);
        migrate(database);
        database.execute("INSERT INTO users (id) VALUES (7000)");
        assertThat(database.value("SELECT \"display name\" FROM users WHERE id = 7000"))
                .isEqualTo("anon");
        assertHistoryLeadsTo(database, renamed);
        assertThat(new Generator(folder()).plan(renamed, Set.of())).isEmpty();
    }

    static final class Fat extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable String> nickname = text("nickname").nullable();
        public final Column<String> about = text("about").defaultValue("");

        Fat() {
            super("users");
        }
    }

    static final class FatRenamed extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable String> alias =
                text("alias").nullable().renamedFrom("nickname");
        public final Column<String> about = text("about").defaultValue("");

        FatRenamed() {
            super("users");
        }
    }

    @Test
    void aRowThatMovesWhileValuesAreCopiedIsNotMissed(TestDatabase database) throws Exception {
        new Generator(folder()).generate(of(new Fat()), "first", Set.of());
        migrate(database);
        database.execute(
                "ALTER TABLE users ALTER COLUMN about SET STORAGE PLAIN",
                "INSERT INTO users SELECT n, 'user ' || n, repeat('x', 3000) FROM generate_series(1, 1500) n");
        DatabaseDefinition renamed = of(new FatRenamed());
        write(plan(renamed), renamed, Phase.EXPAND, Phase.BACKFILL);
        String expand = folder().migrations().get(1).name();
        new Migrator(database.url(), folder(), MigrateOptions.defaults().withUpTo(expand))
                .migrate();

        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE users SET about = about WHERE id = 1");
            Future<?> copying = threads.submit(() -> migrate(database));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (database.column(
                            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            // What an old server writes moves these rows behind the end of the table.
            database.execute("UPDATE users SET about = repeat('y', 3000) WHERE id > 500");
            connection.commit();
            copying.get(30, TimeUnit.SECONDS);
        }

        assertThat(
                        database.value(
                                "SELECT count(*) FROM users WHERE alias IS DISTINCT FROM nickname"))
                .isEqualTo("0");
    }

    @Test
    void aColumnBecomesOptionalUnderANewNameWhileOldClientsNeverSeeNull(TestDatabase database) {
        begin(database);
        DatabaseDefinition optional = of(new Optional());
        write(plan(optional), optional, Phase.EXPAND, Phase.BACKFILL);
        migrate(database);

        database.execute(
                "INSERT INTO users (id, nickname) VALUES (6001, 'old')",
                "INSERT INTO users (id, alias) VALUES (6002, 'new')",
                // The very case that the change is made for: a new client gives null.
                "INSERT INTO users (id, alias) VALUES (6003, NULL)",
                "UPDATE users SET alias = NULL WHERE id = 1",
                "UPDATE users SET nickname = 'by old' WHERE id = 2");
        assertThat(
                        database.column(
                                "SELECT nickname || '/' || coalesce(alias, 'NULL') FROM users WHERE id IN (1, 2, 6001, 6002, 6003) ORDER BY id"))
                .containsExactly("anon/NULL", "by old/by old", "old/old", "new/new", "anon/NULL");

        write(plan(optional), optional, Phase.CONTRACT);
        migrate(database);
        assertThat(database.value("SELECT count(*) FROM users WHERE alias IS NULL")).isEqualTo("2");
        assertHistoryLeadsTo(database, optional);
    }

    static final class Unsaid extends Table<Object> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> displayName = text("display name").defaultValue("anon");

        Unsaid() {
            super("users");
            unique(displayName, id);
        }
    }

    @Test
    void aRenameThatIsAnsweredMayBeAnsweredAgainWhenItIsContracted(TestDatabase database) {
        begin(database);
        DatabaseDefinition unsaid = of(new Unsaid());
        Answers answers =
                new Answers(
                        List.of("public.users.nickname->public.users.display name"),
                        Set.of(),
                        false);
        write(
                ProductionPlan.of(folder().head(), entities(unsaid), answers, Map.of()),
                unsaid,
                Phase.EXPAND,
                Phase.BACKFILL);
        migrate(database);

        ProductionPlan rest =
                ProductionPlan.of(folder().head(), entities(unsaid), answers, Map.of());

        assertThat(rest.stages()).extracting(Stage::phase).containsExactly(Phase.CONTRACT);
        write(rest, unsaid, Phase.CONTRACT);
        migrate(database);
        assertHistoryLeadsTo(database, unsaid);
    }

    @Test
    void whatIsNotExpandedYetIsNotContracted(TestDatabase database) {
        begin(database);
        ProductionPlan plan = plan(of(new Renamed()));

        assertThatThrownBy(() -> plan.wanted(false, true))
                .hasMessageContaining("not expanded yet")
                .hasMessageContaining("leat plan --expand");
        assertThat(plan.wanted(true, false))
                .extracting(Stage::phase)
                .containsExactly(Phase.EXPAND, Phase.BACKFILL);
    }

    @Test
    void aPrimaryKeyIsNotRenamedWhileOthersRun(TestDatabase database) {
        begin(database);
        class OtherKey extends Table<Object> {
            public final Column<Integer> key = integer("key").primaryKey().renamedFrom("id");
            public final Column<String> nickname = text("nickname").defaultValue("anon");

            OtherKey() {
                super("users");
                unique(nickname, key);
            }
        }
        assertThatThrownBy(() -> plan(of(new OtherKey())))
                .hasMessageContaining("part of the primary key");
    }

    @Test
    void whatIsNewBesidesARenameIsExpandedAtOnce(TestDatabase database) {
        begin(database);
        DatabaseDefinition wished = () -> Tables.of(Visits.USERS, new Visits());

        ProductionPlan plan = plan(wished);

        assertThat(plan.stage(Phase.EXPAND).sql())
                .contains(
                        "ADD COLUMN \"bio\"",
                        "CREATE TABLE \"visits\"",
                        "ADD COLUMN \"display name\"");
        assertThat(plan.stage(Phase.BACKFILL).sql())
                .doesNotContain("bio", "CREATE TABLE")
                .contains("UNIQUE", "FOREIGN KEY");
        write(plan, wished, Phase.EXPAND, Phase.BACKFILL);
        migrate(database);
        write(plan(wished), wished, Phase.CONTRACT);
        migrate(database);
        assertThat(new DatabaseCheck(database.url(), folder()).check(wished).findings()).isEmpty();
    }
}
