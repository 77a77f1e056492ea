package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionPoolTest {
    private final ConnectionUrl url = SharedServer.newDatabase();

    @Test
    void thePresetsAreThoseOfSystemsInProduction() {
        assertThat(numbers(Pool.application("a"))).containsExactly(20L, 30L, 5L);
        assertThat(numbers(Pool.patient("a"))).containsExactly(10L, 30L, 10L);
        assertThat(numbers(Pool.serverless("a"))).containsExactly(5L, 20L, 10L);
        assertThat(numbers(Pool.local("a"))).containsExactly(10L, 20L, 10L);
        assertThat(Pool.suiting(url, "a").maximum()).isEqualTo(10);
        assertThat(
                        Pool.suiting(
                                        ConnectionUrl.parse(
                                                "postgresql://u:p@ep-a-pooler.eu.aws.neon.tech/d"),
                                        "a")
                                .maximum())
                .isEqualTo(5);
    }

    private static List<Long> numbers(Pool pool) {
        return List.of(
                (long) pool.maximum(),
                pool.idleTimeout().toSeconds(),
                pool.connectTimeout().toSeconds());
    }

    @Test
    void anExhaustedPoolFailsAtOnceAndSaysItsNumbers() throws SQLException {
        Pool settings =
                Pool.application("small")
                        .withMaximum(1)
                        .withConnectTimeout(Duration.ofMillis(250))
                        .withRetry(new Retry(3, Duration.ofMinutes(1), 1, Duration.ofMinutes(1)));
        try (ConnectionPool pool = settings.open(url);
                Connection taken = pool.getConnection()) {
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(PoolExhaustedException.class)
                    .hasMessageContaining("'small'")
                    .hasMessageContaining("1 connections in use and 0 idle of at most 1");
            assertThat(taken.isValid(1)).isTrue();
            assertThat(pool.usage().active()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsNotGivenBackIsReportedWithTheStackOfWhoTookIt() throws Exception {
        try (ConnectionPool pool =
                        Pool.application("leaky")
                                .withLeakThreshold(Duration.ofSeconds(2))
                                .open(url);
                CapturedLog log = CapturedLog.of("com.zaxxer.hikari.pool.ProxyLeakTask")) {
            try (Connection forgotten = whoForgets(pool)) {
                Eventually.holds("the leak is reported", () -> !log.at(Level.WARN).isEmpty());
                ILoggingEvent report = log.at(Level.WARN).getFirst();
                assertThat(report.getThrowableProxy().getStackTraceElementProxyArray())
                        .anyMatch(frame -> frame.getSTEAsString().contains("whoForgets"));
                assertThat(forgotten.isValid(1)).isTrue();
            }
        }
    }

    private static Connection whoForgets(ConnectionPool pool) throws SQLException {
        return pool.getConnection();
    }

    @Test
    void aWrongLoginIsNotRepeated() {
        Pool settings = Pool.application("a").withConnectTimeout(Duration.ofMillis(250));
        try (ConnectionPool pool = settings.open(url.withUser("nobody_of_that_name", null))) {
            assertThatThrownBy(pool::getConnection)
                    .hasMessageContaining("nobody_of_that_name")
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"));
        }
    }

    /// Twenty times as many threads as connections: they wait parked, so that the few carriers stay
    /// free for those that work.
    @Test
    void virtualThreadsWaitAndWorkWithoutPinningTheirCarriers(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("pinned.jfr");
        try (ConnectionPool pool = Pool.application("virtual").withMaximum(10).open(url);
                Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            sumOf(20, pool); // a class that is loaded on the way pins once in a program's life
            recording.start();
            assertThat(sumOf(200, pool)).isEqualTo(199 * 200 / 2);
            recording.stop();
            recording.dump(file);
        }
        assertThat(pinnedIn(file)).isEmpty();
    }

    private static int sumOf(int count, ConnectionPool pool) throws Exception {
        int sum = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int n = i;
                answers.add(threads.submit(() -> ask(pool, n)));
            }
            for (Future<Integer> each : answers) {
                sum += each.get();
            }
        }
        return sum;
    }

    private static int ask(ConnectionPool pool, int n) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + n + " FROM pg_sleep(0.005)")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<String> pinnedIn(Path file) throws Exception {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                .map(ConnectionPoolTest::stack)
                .toList();
    }

    private static String stack(RecordedEvent event) {
        return event.getString("pinnedReason")
                + "\n"
                + event.getStackTrace().getFrames().stream()
                        .map(frame ->
                                frame.getMethod().getType().getName()
                                        + "."
                                        + frame.getMethod().getName())
                        .collect(Collectors.joining("\n"));
    }
}
