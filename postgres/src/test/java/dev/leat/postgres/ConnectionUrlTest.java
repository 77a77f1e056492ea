package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    @Test
    void givenALibpqUrl_whenParsed_thenItsPartsAreDecoded() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://us%40er:p%2Fa+s%25s@db.example:6543/my%20db?sslmode=require&application_name=x%26y");
        assertThat(url.user()).isEqualTo("us@er");
        assertThat(url.password()).isEqualTo("p/a+s%s");
        assertThat(url.database()).isEqualTo("my db");
        assertThat(url.hosts()).containsExactly(new ConnectionUrl.Host("db.example", 6543));
        assertThat(url.parameters())
                .containsEntry("sslmode", "require")
                .containsEntry("ApplicationName", "x&y");
    }

    @Test
    void givenAShortUrl_whenParsed_thenLibpqsDefaultsAreFilledIn() {
        ConnectionUrl url = ConnectionUrl.parse("postgres://");
        String user = System.getProperty("user.name");
        assertThat(url.hosts()).containsExactly(new ConnectionUrl.Host("localhost", 5432));
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.database()).isEqualTo(user);
        assertThat(url.password()).isNull();
        assertThat(ConnectionUrl.parse("postgres://ann@/").database()).isEqualTo("ann");
    }

    @Test
    void givenSeveralHostsAndIpv6_whenParsed_thenEachHasItsPort() {
        assertThat(ConnectionUrl.parse("postgresql://u@[::1]:5433,b,c:5435/d").hosts())
                .containsExactly(
                        new ConnectionUrl.Host("::1", 5433),
                        new ConnectionUrl.Host("b", 5432),
                        new ConnectionUrl.Host("c", 5435));
    }

    @Test
    void givenHostsAsParameters_whenParsed_thenPortsAreThereToo() {
        assertThat(ConnectionUrl.parse("postgresql:///d?host=a,b&port=1,2").address())
                .isEqualTo("a:1,b:2");
        assertThat(ConnectionUrl.parse("postgresql:///d?host=a,b&port=1").address())
                .isEqualTo("a:1,b:1");
        assertThat(ConnectionUrl.parse("postgresql:///d?host=::1&port=5433").hosts())
                .containsExactly(new ConnectionUrl.Host("::1", 5433));
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql:///d?host=a,b,c&port=1,2"))
                .hasMessageContaining("more hosts than ports");
    }

    @Test
    void givenAnIpv6Zone_whenRevealed_thenItCanBeReadAgain() {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://u@[fe80::1%25eth0]:5433/d");
        assertThat(url.hosts()).containsExactly(new ConnectionUrl.Host("fe80::1%eth0", 5433));
        assertThat(ConnectionUrl.parse(url.reveal())).isEqualTo(url);
    }

    @Test
    void givenAnAuthorityWithRequire_whenParsed_thenItIsLookedAtAsInLibpq() {
        assertThat(
                        ConnectionUrl.parse("postgresql://h/d?sslmode=require&sslrootcert=/ca.pem")
                                .parameters())
                .containsEntry("sslmode", "verify-ca");
        assertThat(
                        ConnectionUrl.parse("postgresql://h/d?sslrootcert=/ca.pem&sslmode=prefer")
                                .parameters())
                .containsEntry("sslmode", "prefer");
        for (String weak : new String[] {"disable", "prefer", "require", "verify-ca"}) {
            String first = "postgresql://h/d?sslrootcert=system&sslmode=" + weak;
            String second = "postgresql://h/d?sslmode=" + weak + "&sslrootcert=system";
            for (String url : new String[] {first, second}) {
                assertThatThrownBy(() -> ConnectionUrl.parse(url))
                        .hasMessageContaining("sslmode=" + weak)
                        .hasMessageContaining("verify-full");
            }
        }
    }

    @Test
    void givenAPropertyOfTheDriver_whenParsed_thenItIsTaken() {
        assertThat(
                        ConnectionUrl.parse(
                                        "postgresql://h/d?reWriteBatchedInserts=true&load_balance_hosts=random")
                                .parameters())
                .containsEntry("reWriteBatchedInserts", "true")
                .containsEntry("loadBalanceHosts", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslcrl", "ssl_min_protocol_version", "service", "passfile"})
    void givenWhatOnlyLibpqCanDo_whenParsed_thenItIsRefusedAndNotDropped(String name) {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql://h/d?" + name + "=x"))
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("libpq's");
    }

    @Test
    void givenAJdbcUrl_whenParsed_thenItMeansTheSame() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "jdbc:postgresql://h:1234/d?user=u&password=p%2Fq&sslmode=verify-full");
        assertThat(url)
                .isEqualTo(
                        ConnectionUrl.parse("postgresql://u:p%2Fq@h:1234/d?sslmode=verify-full"));
    }

    @ParameterizedTest
    @CsvSource({"no-verify,require", "REQUIRE,require", "disable,disable", "verify-ca,verify-ca"})
    void givenAnSslmode_whenParsed_thenItIsTheDrivers(String given, String expected) {
        assertThat(ConnectionUrl.parse("postgresql://h/d?sslmode=" + given).parameters())
                .containsEntry("sslmode", expected);
    }

    @Test
    void givenTheSystemsAuthorities_whenParsed_thenTheCertificateIsVerifiedInFull() {
        assertThat(ConnectionUrl.parse("postgresql://h/d?sslrootcert=system").parameters())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    @Test
    void whenPrinted_thenSecretsAreMaskedAndRevealGivesTheUrlBack() {
        String text =
                "postgresql://u:s%2Fecret@h:5432/d?sslmode=require&sslpassword=alsosecret&target_session_attrs=read-write";
        ConnectionUrl url = ConnectionUrl.parse(text);
        assertThat(url.toString())
                .contains("u:***@h:5432/d")
                .contains("sslpassword=***")
                .doesNotContain("ecret");
        assertThat(ConnectionUrl.parse(url.reveal())).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:topsecret@h/d",
                "postgresql://u:top%zzsecret@h/d",
                "postgresql://u:topsecret@h:port/d",
                "postgresql://u:topsecret@h:70000/d",
                "postgresql://u:topsecret@h/d?unheard=1",
                "postgresql://u:topsecret@h/d?sslmode=maybe",
                "postgresql://u:topsecret@h/d?sslmode",
                "postgresql://u:top/secret@h/d",
                "postgresql://u:topsecret@%2Fvar%2Frun/d",
                "postgresql://u:top?secret=x@h/d",
                "postgresql://u:12?topsecret=x@h/d",
                "postgresql://u:topsecret%00@h/d",
                "postgresql://u:topsecret@::1/d",
                "postgresql://u:topsecret@h:5432:secret/d",
                "jdbc:postgresql://u:topsecret@h:5432/d",
                "jdbc:postgresql://u:topsecret@h/d"
            })
    void givenAMalformedUrl_whenParsed_thenTheErrorShowsNoPassword(String url) {
        assertThatThrownBy(() -> ConnectionUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret").isNotBlank());
    }

    @Test
    void givenARunningServer_whenConnected_thenParametersTakeEffect() throws SQLException {
        ConnectionUrl url =
                ConnectionUrl.parse(SharedServer.newDatabase().reveal())
                        .withApplicationName("a name");
        try (Connection connection = url.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show application_name")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("a name");
        }
        try (var pool = Pool.application("pooled").open(url);
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
