package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each `sslmode` accepts of a server whose certificate, signed by itself, is for `localhost`.
class SslModeTest {
    private static EmbeddedServer server;
    private static TlsFiles files;

    @BeforeAll
    static void serverWithTls(@TempDir Path directory) throws Exception {
        files = TlsFiles.in(directory, "dns:localhost");
        server = EmbeddedServer.temporary().start();
        files.installInto(server.directory());
        SharedServer.execute(server.url(), "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()");
        Eventually.holds("the server speaks TLS", () -> isEncrypted(url("localhost", "prefer")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConnectionUrl url(String host, String mode) {
        return server.url()
                .mapHosts(each -> new ConnectionUrl.Host(host, each.port()))
                .withParameter("sslmode", mode);
    }

    private static ConnectionUrl trusting(String host, String mode) {
        return url(host, mode).withParameter("sslrootcert", files.certificate().toString());
    }

    private static boolean isEncrypted(ConnectionUrl url) throws SQLException {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void disableIsInClearAndRequireIsEncryptedWithoutLookingAtTheCertificate() throws Exception {
        assertThat(isEncrypted(url("localhost", "disable"))).isFalse();
        assertThat(isEncrypted(url("localhost", "prefer"))).isTrue();
        assertThat(isEncrypted(url("localhost", "require"))).isTrue();
        assertThat(isEncrypted(url("127.0.0.1", "require"))).isTrue();
    }

    @Test
    void verifyCaLooksAtTheAuthorityAndVerifyFullAlsoAtTheName() throws Exception {
        assertThatThrownBy(() -> isEncrypted(url("localhost", "verify-ca")))
                .isInstanceOf(SQLException.class);
        assertThat(isEncrypted(trusting("127.0.0.1", "verify-ca"))).isTrue();
        assertThat(isEncrypted(trusting("localhost", "verify-full"))).isTrue();
        assertThatThrownBy(() -> isEncrypted(trusting("127.0.0.1", "verify-full")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void theMachinesOwnAuthoritiesDoNotKnowThisServer() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://postgres@localhost:%d/postgres?sslrootcert=system"
                                .formatted(server.port()));
        assertThat(SslMode.of(url)).isEqualTo(SslMode.VERIFY_FULL);
        assertThatThrownBy(() -> isEncrypted(url)).isInstanceOf(SQLException.class);
    }

    @Test
    void theModeOfAUrlIsWhatItSaysOrPrefer() {
        assertThat(SslMode.of(ConnectionUrl.parse("postgresql://h/d"))).isEqualTo(SslMode.PREFER);
        assertThat(SslMode.of(ConnectionUrl.parse("postgresql://h/d?sslmode=verify-ca")))
                .isEqualTo(SslMode.VERIFY_CA);
        assertThat(SslMode.of(ConnectionUrl.parse("postgresql://h/d?sslmode=no-verify")))
                .as("what Node's clients call require")
                .isEqualTo(SslMode.REQUIRE);
        assertThat(SslMode.REQUIRE.alwaysEncrypts()).isTrue();
        assertThat(SslMode.PREFER.alwaysEncrypts()).isFalse();
    }

    /// Nobody would be looked at, whatever the mode says.
    @Test
    void aFactoryThatLooksAtNothingIsNoVerification() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "jdbc:postgresql://h/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory");
        assertThat(SslMode.of(url)).isEqualTo(SslMode.REQUIRE);
        assertThatThrownBy(() -> SslMode.VERIFY_CA.require(url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAuthorityThatIsNamedIsLookedAtAlsoWithRequire(@TempDir Path directory) throws Exception {
        assertThat(isEncrypted(named(files.certificate()))).isTrue();
        TlsFiles others = TlsFiles.in(directory, "dns:localhost");
        assertThatThrownBy(() -> isEncrypted(named(others.certificate())))
                .isInstanceOf(SQLException.class);
    }

    private static ConnectionUrl named(Path authority) {
        return ConnectionUrl.parse(
                "postgresql://postgres@127.0.0.1:%d/postgres?sslmode=require&sslrootcert=%s"
                        .formatted(server.port(), authority));
    }

    @Test
    void whatIsWrongWithCertificatesIsNotTriedAgain(@TempDir Path directory) throws Exception {
        Path other = TlsFiles.in(directory, "dns:localhost").certificate();
        for (Path authority : new Path[] {directory.resolve("missing.crt"), other}) {
            ConnectionUrl url =
                    url("localhost", "verify-full")
                            .withParameter("sslrootcert", authority.toString());
            assertThatThrownBy(() -> isEncrypted(url))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e ->
                                    assertThat(Retry.isConnectionError(e))
                                            .as("is repeated: %s", e)
                                            .isFalse());
        }
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToInClear() {
        ConnectionUrl plain = SharedServer.newDatabase();
        for (String mode : new String[] {"require", "verify-ca", "verify-full"}) {
            assertThatThrownBy(() -> isEncrypted(plain.withParameter("sslmode", mode)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SSL");
        }
    }

    @Test
    void anApplicationInProductionCanDemandAMode() {
        ConnectionUrl weak = ConnectionUrl.parse("postgresql://u:s3cret@h/d?sslmode=require");
        assertThatThrownBy(() -> SslMode.VERIFY_FULL.require(weak))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sslmode=require")
                .hasMessageContaining("sslmode=verify-full")
                .hasMessageContaining("sslrootcert")
                .hasMessageNotContaining("s3cret");
        SslMode.REQUIRE.require(weak);
    }
}
