package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final Retry QUICK = new Retry(8, Duration.ofMillis(1), 2, Duration.ofMillis(4));

    @Test
    void thePausesGrowToTheCap() {
        assertThat(
                        java.util.stream.IntStream.range(0, 8)
                                .mapToObj(Retry.DEFAULT::pauseAfter)
                                .map(Duration::toMillis))
                .containsExactly(300L, 600L, 1200L, 2400L, 4800L, 8000L, 8000L, 8000L);
    }

    @Test
    void givenNoServer_whenRetried_thenItGivesUpAfterTheRetriesWithTheLastError()
            throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://u:secret@127.0.0.1:" + free + "/d?sslmode=disable");
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() ->
                        QUICK.run(
                                "connect to " + url,
                                () -> {
                                    attempts.incrementAndGet();
                                    return url.connect();
                                }))
                .isInstanceOf(SQLException.class);
        assertThat(attempts).hasValue(9);
    }

    @Test
    void givenAStatementsOwnError_whenRun_thenItIsNotRepeated() {
        ConnectionUrl url = SharedServer.newDatabase();
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() ->
                        QUICK.run(
                                "select",
                                () -> {
                                    attempts.incrementAndGet();
                                    SharedServer.execute(url, "select * from nothing");
                                    return null;
                                }))
                .hasMessageContaining("nothing");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givenAMissingDatabase_whenRun_thenItIsNotRepeated() {
        ConnectionUrl url = SharedServer.newDatabase().withDatabase("missing");
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() ->
                        QUICK.run(
                                "connect",
                                () -> {
                                    attempts.incrementAndGet();
                                    return url.connect();
                                }))
                .hasMessageContaining("missing");
        assertThat(attempts).hasValue(1);
    }

    /// What the driver says of a login without the password that the server asks for.
    @Test
    void givenARejectedLogin_whenRun_thenItIsNotRepeated() {
        assertThat(Retry.isConnectionError(new SQLException("no password", "08004"))).isFalse();
        assertThat(Retry.isConnectionError(new SQLException("the line broke", "08006"))).isTrue();
    }
}
