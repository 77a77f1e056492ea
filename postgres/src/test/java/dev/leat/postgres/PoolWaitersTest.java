package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Threads that wait for a connection while those that others have come to an end instead of coming
/// back.
class PoolWaitersTest {
    private final ConnectionUrl url = SharedServer.newDatabase();

    /// Longer than it can take: nobody gets a connection by asking a second time.
    private ConnectionPool pool() {
        return Pool.application("waited")
                .withMaximum(2)
                .withConnectTimeout(Duration.ofSeconds(25))
                .withRetry(Retry.NEVER)
                .open(url);
    }

    private static List<Future<Integer>> waiting(ExecutorService threads, ConnectionPool pool)
            throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(
                    threads.submit(() -> {
                        try (Connection connection = pool.getConnection();
                                Statement statement = connection.createStatement();
                                ResultSet row = statement.executeQuery("SELECT 42")) {
                            row.next();
                            return row.getInt(1);
                        }
                    }));
        }
        Eventually.holds("all wait", () -> pool.usage().waiting() >= 6);
        return answers;
    }

    private static void assertServed(List<Future<Integer>> answers) throws Exception {
        for (Future<Integer> each : answers) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(42);
        }
    }

    @Test
    void getNewOnesWhenThePoolIsRecycled() throws Exception {
        try (ConnectionPool pool = pool();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers;
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
                answers = waiting(threads, pool);
                pool.recycle();
            }
            assertServed(answers);
        }
    }

    @Test
    void getNewOnesWhenTheServerEndsThose() throws Exception {
        try (ConnectionPool pool = pool();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers;
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                answers = waiting(threads, pool);
                for (Connection each : List.of(first, second)) {
                    fail(each);
                }
            }
            assertServed(answers);
        }
    }

    private static void fail(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
            throw new AssertionError("it lives");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("57P01");
        }
    }
}
