package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Migrations with steps that cannot run in a transaction: wherever the run ends, the next one
/// finishes it.
@PostgresTest
class ResumedRunTest {
    private static final String FIRST =
            """
            CREATE TYPE mood AS ENUM ('sad');
            CREATE TABLE post (id int PRIMARY KEY, mood mood, n int NOT NULL DEFAULT 0);
            INSERT INTO post (id) SELECT generate_series(1, 20);
            """;
    private static final String SECOND =
            """
            UPDATE post SET n = n + 1;
            -- leat:no-transaction
            CREATE INDEX CONCURRENTLY post_mood ON post (mood);
            UPDATE post SET n = n + 1;
            -- leat:no-transaction
            ALTER TYPE mood ADD VALUE 'happy';
            ALTER TABLE post ALTER COLUMN mood SET DEFAULT 'happy';
            -- leat:no-transaction
            DROP INDEX CONCURRENTLY IF EXISTS "leat_next_post_mood";
            -- leat:no-transaction
            CREATE INDEX CONCURRENTLY "leat_next_post_mood" ON "post" (mood, n);
            DROP INDEX "post_mood";
            ALTER INDEX "leat_next_post_mood" RENAME TO "post_mood";
            -- leat:no-transaction
            DROP INDEX CONCURRENTLY post_mood;
            -- leat:no-transaction
            CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Post N" ON "post" (n, id);
            """;
    private static final String THIRD = "UPDATE post SET n = n + 1;";

    @TempDir Path directory;

    private void write(String name, String sql) throws Exception {
        Path folder = directory.resolve(name);
        if (Files.exists(folder)) {
            Files.writeString(folder.resolve("migration.sql"), sql);
            return;
        }
        MigrationFolder migrations = new MigrationFolder(directory);
        List<String> parents =
                migrations.heads().stream().map(each -> each.snapshot().id()).toList();
        migrations.write(new Migration(name, sql, new Snapshot(name, parents, List.of())));
    }

    private void writeAll() throws Exception {
        write("20260101000000_first", FIRST);
        write("20260102000000_second", SECOND);
        write("20260103000000_third", THIRD);
    }

    private Migrator migrator(TestDatabase database) {
        return new Migrator(database.url(), new MigrationFolder(directory));
    }

    private static void assertAllIsApplied(TestDatabase database) {
        assertThat(database.column("SELECT DISTINCT n FROM post")).containsExactly("3");
        assertThat(database.column("SELECT name FROM migrations ORDER BY id")).hasSize(3);
        assertThat(
                        database.column(
                                "SELECT indexrelid::regclass::text || ' ' || indisvalid FROM pg_index WHERE indrelid = 'post'::regclass ORDER BY 1"))
                .containsExactly("\"Post N\" true", "post_pkey true");
        assertThat(
                        database.value(
                                "SELECT column_default FROM information_schema.columns WHERE table_name = 'post' AND column_name = 'mood'"))
                .isEqualTo("'happy'::mood");
        assertThat(database.value("SELECT to_regclass('migration_steps')")).isNull();
    }

    @Test
    void stepsThatCannotRunInATransactionRunByThemselves(TestDatabase database) throws Exception {
        writeAll();
        assertThat(migrator(database).migrate()).hasSize(3);
        assertAllIsApplied(database);
        assertThat(migrator(database).migrate()).isEmpty();
    }

    /// Every statement that reaches the server, be it the migration's or the migrator's own, is
    /// once the last: its connection is killed right before it, and right after it. By day it is
    /// every seventh; with `-Dleat.random.size=nightly` every one.
    @Test
    void killedAtAnyStatementTheNextRunFinishes() throws Exception {
        writeAll();
        long seed = Long.getLong("leat.seed", System.nanoTime());
        int stride = "nightly".equals(System.getProperty("leat.random.size")) ? 1 : 7;
        int point = Math.floorMod(seed, stride);
        boolean killed = true;
        for (; killed; point += stride) {
            for (boolean after : new boolean[] {false, true}) {
                try (TestDatabase database = TestDatabase.create()) {
                    KilledConnections connections = new KilledConnections(database, point, after);
                    try {
                        new Migrator(
                                        connections.source(),
                                        database.name(),
                                        new MigrationFolder(directory),
                                        MigrateOptions.defaults().withWait(Duration.ZERO))
                                .migrate();
                    } catch (MigrationException e) {
                        assertThat(connections.killed()).as(e.getMessage()).isTrue();
                    }
                    killed = connections.killed();
                    migrator(database).migrate();
                    assertAllIsApplied(database);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            "killed %s statement %d; repeat with -Dleat.seed=%d"
                                    .formatted(after ? "after" : "before", point, seed),
                            e);
                }
            }
        }
        assertThat(point).as("statements of a whole run").isGreaterThan(30);
    }

    @Test
    void aHalfBuiltIndexIsDroppedAndBuiltAgain(TestDatabase database) throws Exception {
        write("20260101000000_first", FIRST);
        migrator(database).migrate();
        write("20260102000000_second", SECOND);
        write("20260103000000_third", THIRD);
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection reader = database.connection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT count(*) FROM post");
            CompletableFuture<List<Migration>> run =
                    CompletableFuture.supplyAsync(migrator(database)::migrate, threads);
            String building =
                    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX CONC%'";
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (database.column(building).isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(5_000_000);
            }
            database.execute("SELECT pg_terminate_backend(pid) FROM (" + building + ") building");
            assertThatThrownBy(() -> run.get(30, TimeUnit.SECONDS))
                    .cause()
                    .hasMessageContaining("20260102000000_second, statement 2 (line 3")
                    .hasMessageContaining("Of 20260102000000_second statement 1 is done");
        }
        assertThat(
                        database.value(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'post_mood'::regclass"))
                .isEqualTo("f");
        assertThat(migrator(database).standing().unfinished())
                .containsExactly("20260102000000_second");

        migrator(database).migrate();
        assertAllIsApplied(database);
    }

    @Test
    void aFailureAfterASplitSaysWhatStaysAndTheRestMayBeMended(TestDatabase database)
            throws Exception {
        writeAll();
        String broken = SECOND.replace("ALTER TABLE post ALTER", "ALTER TABLE poste ALTER");
        write("20260102000000_second", broken);
        assertThatThrownBy(migrator(database)::migrate)
                .hasMessage(
                        "migration 20260102000000_second, statement 5 (line 7 of migration.sql): relation \"poste\" does not exist (SQLSTATE 42P01). Before it, 20260101000000_first was applied. Of 20260102000000_second statements 1 to 4 are done, since a step of it cannot run in a transaction; the next run goes on from there.");

        write("20260102000000_second", SECOND.replaceFirst("n \\+ 1", "n + 100"));
        assertThatThrownBy(migrator(database)::migrate)
                .hasMessageContaining("half applied, and statement 1, which has run, was changed");

        write("20260102000000_second", SECOND);
        migrator(database).migrate();
        assertAllIsApplied(database);
    }

    @Test
    void aStatementThatNeedsToBeAloneIsExplained(TestDatabase database) throws Exception {
        write(
                "20260101000000_first",
                "CREATE TABLE t (a int); CREATE INDEX CONCURRENTLY i ON t (a);");
        assertThatThrownBy(migrator(database)::migrate)
                .hasMessageContaining("statement 2 (line 1")
                .hasMessageContaining("25001")
                .hasMessageContaining("Put the line -- leat:no-transaction before it")
                .hasMessageEndingWith("Nothing was applied.");
    }

    @Test
    void anEnumValueUsedInItsOwnTransactionIsExplained(TestDatabase database) throws Exception {
        database.execute("CREATE TYPE mood AS ENUM ('sad')");
        write(
                "20260101000000_first",
                "ALTER TYPE mood ADD VALUE 'happy'; CREATE TABLE t (m mood DEFAULT 'happy');");
        assertThatThrownBy(migrator(database)::migrate)
                .hasMessageContaining("55P04")
                .hasMessageContaining("-- leat:no-transaction before the ALTER TYPE");
    }
}
