package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.Retry;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;

@PostgresTest
class MigratorLocksTest {
    @TempDir Path directory;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen(TestDatabase database) {
        database.execute("create table t (a int)");
        new MigrationFolder(directory)
                .write(
                        new Migration(
                                "20260101000000_one",
                                "create table before ();\nalter table t add column b int;",
                                new Snapshot("one", List.of(), List.of())));
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        migratorLog().setLevel(Level.INFO);
        migratorLog().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        migratorLog().detachAppender(log);
        migratorLog().setLevel(null);
    }

    private static Logger migratorLog() {
        return (Logger) LoggerFactory.getLogger(Migrator.class);
    }

    private Migrator migrator(TestDatabase database, int retries) {
        return new Migrator(
                database.url(),
                new MigrationFolder(directory),
                MigrateOptions.defaults()
                        .withWait(Duration.ZERO)
                        .withLocks(
                                new LockPatience(
                                        Duration.ofMillis(400),
                                        new Retry(
                                                retries,
                                                Duration.ofMillis(50),
                                                1,
                                                Duration.ofMillis(50)))));
    }

    @Test
    void aLockThatCannotBeHadIsReportedWithItsHolderAndNothingStays(TestDatabase database)
            throws Exception {
        try (Connection reader = database.connection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from t");
            assertThatThrownBy(migrator(database, 1)::migrate)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("20260101000000_one, statement 2 (line 2")
                    .hasMessageContaining("55P03")
                    .hasMessageContaining(
                            "The lock was held by process "
                                    + reader.unwrap(PGConnection.class).getBackendPID())
                    .hasMessageContaining("idle in transaction")
                    .hasMessageContaining("Tried 2 times, waiting 400 ms");
        }
        assertThat(database.value("select to_regclass('before')")).isNull();
    }

    @Test
    void theRunIsRepeatedUntilTheLockIsFree(TestDatabase database) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection reader = database.connection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from t");
            CompletableFuture<List<Migration>> run =
                    CompletableFuture.supplyAsync(migrator(database, 1000)::migrate, threads);
            until(() -> logged("Attempt 2 of 1001"));
            reader.commit();
            assertThat(run.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void whoWaitsForAnotherMigratorSaysSoAndGoesOnAfterwards(TestDatabase database)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection first = database.connection()) {
            MigrationLock lock = MigrationLock.take(first, "here");
            CompletableFuture<List<Migration>> run =
                    CompletableFuture.supplyAsync(migrator(database, 0)::migrate, threads);
            int pid = first.unwrap(PGConnection.class).getBackendPID();
            until(() -> logged("another migrator is at work") && logged("process " + pid));
            assertThat(run).isNotDone();
            lock.close();
            assertThat(run.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void whoWaitsForAnotherMigratorDoesNotKeepItsConcurrentIndexWaiting(TestDatabase database)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection first = database.connection();
                Statement statement = first.createStatement()) {
            MigrationLock lock = MigrationLock.take(first, "here");
            CompletableFuture<List<Migration>> run =
                    CompletableFuture.supplyAsync(migrator(database, 0)::migrate, threads);
            until(() -> logged("another migrator is at work"));
            statement.execute("set statement_timeout = '20s'");
            statement.execute("create index concurrently t_a on t (a)");
            lock.close();
            assertThat(run.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    private boolean logged(String text) {
        return log.list.stream().anyMatch(event -> event.getFormattedMessage().contains(text));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
