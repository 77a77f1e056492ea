package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a pool says when it has no connection, and how often it asks before it does.
class PoolFailureTest {
    private static final Retry TWICE = new Retry(1, Duration.ofMillis(1), 1, Duration.ofMillis(1));

    private static ConnectionUrl at(ServerSocket socket) {
        return ConnectionUrl.parse(
                "postgresql://u:s3cret@127.0.0.1:%d/d?sslmode=disable"
                        .formatted(socket.getLocalPort()));
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Test
    void aServerThatDoesNotAnswerIsNotTakenForAnExhaustedPool() throws Exception {
        try (ServerSocket silent = listening();
                ConnectionPool pool =
                        Pool.application("shop")
                                .withConnectTimeout(Duration.ofMillis(300))
                                .withRetry(TWICE)
                                .open(at(silent));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SQLException>> failures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                failures.add(threads.submit(() -> failureOf(pool)));
            }
            for (Future<SQLException> each : failures) {
                SQLException failure = each.get();
                assertThat(failure.getMessage())
                        .contains("127.0.0.1:" + silent.getLocalPort())
                        .doesNotContain("s3cret");
                assertThat(failure.getSQLState()).isEqualTo("08001");
            }
        }
    }

    private static SQLException failureOf(ConnectionPool pool) {
        try (Connection connection = pool.getConnection()) {
            throw new AssertionError("got " + connection);
        } catch (SQLException e) {
            return e;
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceSoThatNobodyIsLockedOut() throws Exception {
        AtomicInteger logins = new AtomicInteger();
        try (ServerSocket refusing = listening();
                ConnectionPool pool = Pool.patient("shop").open(at(refusing))) {
            Thread server = Thread.startVirtualThread(() -> refuse(refusing, logins));
            assertThatThrownBy(pool::getConnection)
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContaining("s3cret")
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(logins).hasValue(1);
            refusing.close();
            server.join();
        }
    }

    private static void refuse(ServerSocket server, AtomicInteger logins) {
        byte[] fields =
                "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"u\"\0\0"
                        .getBytes(StandardCharsets.US_ASCII);
        while (true) {
            try (Socket client = server.accept();
                    DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
                logins.incrementAndGet();
                client.getInputStream().skipNBytes(8);
                out.writeByte('E');
                out.writeInt(4 + fields.length);
                out.write(fields);
                out.flush();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        try (ConnectionPool pool =
                Pool.application("shop")
                        .withRetry(Retry.NEVER)
                        .open(
                                ConnectionUrl.parse(
                                        "postgresql://u:s3cret@no-such-host.invalid/d"))) {
            assertThatThrownBy(pool::getConnection)
                    .hasMessageContaining("UnknownHostException: no-such-host.invalid")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void aClosedPoolSaysSoAndIsNotTriedAgain() {
        ConnectionPool pool = Pool.application("shop").open(SharedServer.newDatabase());
        pool.close();
        assertThatThrownBy(pool::getConnection)
                .hasMessageContaining("Pool 'shop' is closed")
                .satisfies(e -> assertThat(Retry.isConnectionError((SQLException) e)).isFalse());
    }

    @Test
    void anOrderlyEndLetsWorkFinishAndLendsNothingMore() throws Exception {
        ConnectionPool pool = Pool.application("shop").open(SharedServer.newDatabase());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (pool) {
            var work =
                    CompletableFuture.supplyAsync(() -> {
                        try (Connection connection = pool.getConnection();
                                Statement statement = connection.createStatement()) {
                            begun.countDown();
                            assertThat(closing.await(30, TimeUnit.SECONDS)).isTrue();
                            return statement.execute("SELECT 1");
                        } catch (SQLException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Thread end = Thread.startVirtualThread(() -> pool.close(Duration.ofSeconds(30)));
            Eventually.holds(
                    "nothing more is lent",
                    () -> {
                        try (Connection late = pool.getConnection()) {
                            return late == null;
                        } catch (SQLException e) {
                            return e.getMessage().contains("is closed");
                        }
                    });
            closing.countDown();
            assertThat(work.get(30, TimeUnit.SECONDS)).isTrue();
            end.join();
        }
    }

    @Test
    void aGraceThatIsOverEndsWhatIsStillInUse() throws Exception {
        ConnectionPool pool = Pool.application("shop").open(SharedServer.newDatabase());
        try (Connection kept = pool.getConnection()) {
            pool.close(Duration.ofMillis(50));
            assertThat(kept.isValid(1)).isFalse();
        }
    }
}
