package dev.leat.migrate.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@PostgresTest
class DerivedConcurrencyTest {
    private static final int CONNECTIONS = 32;

    @Test
    void twoHundredThreadsCommentDeleteAndMoveWhileAPostGoes(TestDatabase database)
            throws InterruptedException {
        Forum.create(database);
        database.execute("INSERT INTO post (id) SELECT generate_series(1, 5)");
        long seed = Long.getLong("leat.seed", System.nanoTime());
        int threads = 200;
        Crowd crowd = new Crowd(database);

        crowd.run(
                threads,
                (number, statement) -> {
                    Random random = new Random(seed + number);
                    for (int i = 0; i < 10; i++) {
                        statement.execute(
                                "INSERT INTO comment (post_id, likes, written_on) VALUES (%d, %d, date '2026-01-01' + %d)"
                                        .formatted(
                                                1 + random.nextInt(5),
                                                number,
                                                random.nextInt(300)));
                    }
                });
        assertThat(database.value("SELECT sum(comment_count) FROM post")).isEqualTo("2000");

        crowd.run(
                threads,
                (number, statement) -> {
                    Random random = new Random(seed - number);
                    if (number == threads / 2) {
                        statement.execute("DELETE FROM post WHERE id = 5");
                        return;
                    }
                    String own = "SELECT id FROM comment WHERE likes = " + number + " ORDER BY id ";
                    statement.execute(
                            "DELETE FROM comment WHERE id = ANY (ARRAY(" + own + "LIMIT 2))");
                    statement.execute(
                            "UPDATE comment SET post_id = 1 + (id + %d) %% 4 WHERE id = ANY (ARRAY(%s LIMIT 4 OFFSET 1))"
                                    .formatted(random.nextInt(4), own));
                    statement.execute(
                            "INSERT INTO comment (post_id, likes) SELECT 1 + (i + %d) %% 4, 0 FROM generate_series(1, 3) i"
                                    .formatted(random.nextInt(4)));
                });

        assertThat(crowd.errors()).as("seed %d", seed).isEmpty();
        assertThat(
                        database.rows(
                                "SELECT id, comment_count FROM post EXCEPT SELECT post_id, count(*)::int FROM comment GROUP BY 1"))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(database.value(Repair.callSql(Forum.POSTS))).isEqualTo("0");
    }

    @Test
    void deletingParentsWhileTheirChildrenAreDeletedAndMovedIsNoDeadlock(TestDatabase database)
            throws InterruptedException {
        Forum.create(database);
        database.execute(
                "INSERT INTO post (id) SELECT generate_series(1, 40)",
                "INSERT INTO comment (post_id) SELECT 1 + i % 40 FROM generate_series(1, 2000) i",
                "INSERT INTO view (post_id, seconds) SELECT 1 + i % 40, i FROM generate_series(1, 2000) i");
        Crowd crowd = new Crowd(database);

        crowd.run(
                CONNECTIONS,
                (number, statement) -> {
                    Random random = new Random(number);
                    for (int i = 0; i < 40; i++) {
                        int post = 11 + (i + number) % 30;
                        if (number < 6) {
                            statement.execute("DELETE FROM post WHERE id = " + post);
                        } else if (random.nextBoolean()) {
                            statement.execute(
                                    "DELETE FROM comment WHERE id = (SELECT max(id) FROM comment WHERE post_id = %d)"
                                            .formatted(post));
                            statement.execute(
                                    "DELETE FROM view WHERE id = (SELECT max(id) FROM view WHERE post_id = %d)"
                                            .formatted(post));
                        } else {
                            statement.execute(
                                    "UPDATE comment SET post_id = %d WHERE id = (SELECT min(id) FROM comment WHERE post_id = %d)"
                                            .formatted(1 + random.nextInt(10), post));
                        }
                    }
                });

        assertThat(crowd.errors()).isEmpty();
        assertThat(database.value(Repair.callSql(Forum.POSTS))).isEqualTo("0");
        assertThat(database.value(Repair.callSql(Forum.POST_STATS))).isEqualTo("0");
    }

    @Test
    void aTransactionThatDeletesTheChildrenAndThenTheParentMeetsItsLikeWithoutWaiting(
            TestDatabase database) throws SQLException {
        Forum.create(database);
        database.execute(
                "INSERT INTO post (id) VALUES (1), (2)",
                "INSERT INTO comment (post_id) VALUES (1), (2)");
        try (Connection one = database.connection();
                Connection two = database.connection();
                Statement first = one.createStatement();
                Statement second = two.createStatement()) {
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            first.execute("DELETE FROM comment WHERE post_id = 1");
            second.execute("DELETE FROM comment WHERE post_id = 2");
            second.execute("SET LOCAL lock_timeout = '100ms'");
            second.execute("DELETE FROM post WHERE id = 2");
            first.execute("DELETE FROM post WHERE id = 1");
            one.commit();
            two.commit();
        }
        assertThat(database.value("SELECT count(*) FROM post")).isEqualTo("0");
    }

    /// On a busy machine, those who were there first take longer than half a second.
    @Test
    void whoHoldsNothingYetWaitsForThoseAtWorkHoweverBusyTheyAre(TestDatabase database)
            throws Exception {
        Forum.create(database);
        database.execute(
                "INSERT INTO post (id) VALUES (1), (2)",
                "INSERT INTO comment (post_id) VALUES (1), (2)");
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            Future<?> slow =
                    threads.submit(() ->
                            database.execute(
                                    "DO $$ BEGIN DELETE FROM comment WHERE post_id = 2; PERFORM pg_sleep(1.5); DELETE FROM comment WHERE post_id = 1; END $$"));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (database.column(
                            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
                    .isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }

            // It would lock one post, and wait for the other, whose holder comes for the first.
            statement.execute("DELETE FROM post WHERE id IN (1, 2)");

            slow.get(30, TimeUnit.SECONDS);
        }
        assertThat(database.value("SELECT count(*) FROM post")).isEqualTo("0");
    }

    @Test
    void theGreatestValueIsRightWhenTwoTransactionsRemoveTheTwoGreatest(TestDatabase database)
            throws Exception {
        Forum.create(database);
        database.execute(
                "INSERT INTO post (id) VALUES (1)",
                "INSERT INTO comment (id, post_id, written_on) VALUES (1, 1, '2026-01-01'), (2, 1, '2026-01-02'), (3, 1, '2026-01-03')");
        try (Connection one = database.connection();
                Statement first = one.createStatement()) {
            one.setAutoCommit(false);
            first.execute("DELETE FROM comment WHERE id = 3");
            Thread second =
                    Thread.ofPlatform()
                            .start(() -> database.execute("DELETE FROM comment WHERE id = 2"));
            one.commit();
            second.join(TimeUnit.SECONDS.toMillis(20));
        }
        assertThat(database.value("SELECT last_on FROM post")).isEqualTo("2026-01-01");
    }

    /// What one of the crowd does on a connection of its own.
    private interface Work {
        void run(int number, Statement statement) throws SQLException;
    }

    /// Many threads on some connections.
    private static final class Crowd {
        private final TestDatabase database;
        private final Semaphore free = new Semaphore(CONNECTIONS);
        private final Queue<String> errors = new ConcurrentLinkedQueue<>();

        Crowd(TestDatabase database) {
            this.database = database;
        }

        List<String> errors() {
            return List.copyOf(errors);
        }

        void run(int threads, Work work) throws InterruptedException {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                all.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        start.await();
                                        free.acquire();
                                        try (Connection connection = database.connection();
                                                Statement statement =
                                                        connection.createStatement()) {
                                            work.run(number, statement);
                                        } finally {
                                            free.release();
                                        }
                                    } catch (SQLException e) {
                                        errors.add(e.getSQLState() + " " + e.getMessage());
                                    } catch (InterruptedException e) {
                                        errors.add("interrupted");
                                    }
                                }));
            }
            start.countDown();
            for (Thread thread : all) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
