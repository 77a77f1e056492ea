package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.leat.postgres.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An application on a server of 30 slots, three of them reserved, while others take one after the
/// other.
class ConnectionPressureTest {
    private static final Duration EVERY_TIME = Duration.ofNanos(1);

    private final Deque<Connection> others = new ArrayDeque<>();
    private EmbeddedServer server;
    private ConnectionUrl url;

    @BeforeEach
    void start() throws SQLException {
        server = EmbeddedServer.temporary().setting("max_connections", "30").start();
        SharedServer.execute(server.url(), "CREATE ROLE app LOGIN");
        url = server.url().withUser("app", null);
    }

    @AfterEach
    void stop() throws SQLException {
        for (Connection each : others) {
            each.close();
        }
        server.close();
    }

    private static int ask(ConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 42")) {
            row.next();
            return row.getInt(1);
        }
    }

    private long sessionsOf(String application) throws SQLException {
        try (Connection connection = server.url().connect();
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?")) {
            statement.setString(1, application);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void above90PercentThePoolGivesItsConnectionsUpWhileWorkGoesOn() throws Exception {
        Pool settings = Pool.application("shop").withMaximum(12).withLimitCheck(EVERY_TIME, 0.9);
        try (ConnectionPool pool = settings.open(url);
                CapturedLog log = CapturedLog.of(ConnectionPool.class.getName())) {
            List<Connection> burst = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                burst.add(pool.getConnection());
            }
            Connection inFlight = burst.removeFirst();
            inFlight.setAutoCommit(false);
            try (Statement statement = inFlight.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE mine AS SELECT 1 AS n");
            }
            for (Connection each : burst) {
                each.close();
            }
            assertThat(sessionsOf("shop")).isEqualTo(12);
            assertThat(pool.limit()).isNotNull();
            assertThat(pool.limit().usable()).isEqualTo(27);

            while (log.at(Level.WARN).isEmpty()) {
                others.push(url.connect());
                assertThat(ask(pool)).isEqualTo(42);
            }
            assertThat(pool.limit().used()).isEqualTo(25);
            Eventually.holds("idle connections are gone", () -> sessionsOf("shop") <= 2);
            assertThat(log.at(Level.WARN)).hasSize(1);
            assertThat(log.at(Level.WARN).getFirst().getFormattedMessage())
                    .contains("25 of 27", "max_connections 30", "'shop'");

            for (int i = 0; i < 8; i++) {
                others.push(url.connect());
                assertThat(ask(pool)).isEqualTo(42);
            }
            try (Statement statement = inFlight.createStatement();
                    ResultSet row = statement.executeQuery("SELECT n FROM mine")) {
                assertThat(row.next()).as("work in flight finishes").isTrue();
            }
            inFlight.commit();
            inFlight.close();

            while (others.size() > 3) {
                others.pop().close();
            }
            Eventually.holds(
                    "the watch sees room",
                    () -> {
                        ask(pool);
                        return pool.limit().share() < 0.9;
                    });
            assertThat(log.at(Level.INFO).getLast().getFormattedMessage()).contains("room again");
        }
    }

    @Test
    void aFullServerIsTriedAgainUntilThereIsASlot() throws Exception {
        takeEverySlot();
        Pool settings =
                Pool.application("shop")
                        .withConnectTimeout(Duration.ofMillis(250))
                        .withRetry(new Retry(40, Duration.ofMillis(20), 2, Duration.ofMillis(100)));
        try (ConnectionPool pool = settings.open(url);
                CapturedLog log = CapturedLog.of(Retry.class.getName())) {
            var answer = CompletableFuture.supplyAsync(() -> quietly(pool));
            Eventually.holds("a first attempt failed", () -> !log.at(Level.INFO).isEmpty());
            others.pop().close();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(42);
            assertThat(log.at(Level.INFO).getFirst().getFormattedMessage())
                    .contains("attempt 2 of 41 in 20 ms", "53300");
        }
    }

    @Test
    void inTheEndTheErrorSaysWhatIsFullAndHoldsNoPassword() throws Exception {
        takeEverySlot();
        Pool settings =
                Pool.application("shop")
                        .withConnectTimeout(Duration.ofMillis(250))
                        .withRetry(new Retry(1, Duration.ofMillis(1), 1, Duration.ofMillis(1)));
        try (ConnectionPool pool = settings.open(url.withUser("app", "s3cret"))) {
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("53300"))
                    .hasMessageContaining("slots")
                    .hasMessageContaining("pool 'shop'".replace("pool", "Pool"))
                    .hasMessageContaining("***")
                    .hasMessageNotContaining("s3cret");
        }
    }

    private void takeEverySlot() throws SQLException {
        while (true) {
            try {
                others.push(url.connect());
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("53300");
                return;
            }
        }
    }

    private static int quietly(ConnectionPool pool) {
        try {
            return ask(pool);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
