package dev.leat.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:5432/d, LOOPBACK",
        "127.0.0.1/d, LOOPBACK",
        "[::1]:5432/d, LOOPBACK",
        "db.example.org/d, SERVER",
        "db.example.org/d?pgbouncer=true, PGBOUNCER",
        "db.example.org/d?pgbouncer=false, SERVER",
        "127.0.0.1:6432/d?prepareThreshold=0, PGBOUNCER",
        "ep-cool-sun-1.eu-central-1.aws.neon.tech/d, NEON",
        "ep-cool-sun-1-pooler.eu-central-1.aws.neon.tech/d, NEON_POOLER",
        "EP-COOL-SUN-1-POOLER.eu-central-1.aws.NEON.TECH/d, NEON_POOLER",
        "db.abcdef.supabase.co:5432/postgres, SUPABASE",
        "db.abcdef.supabase.co:6543/postgres, SUPABASE_TRANSACTION_POOLER",
        "aws-0-eu-west-1.pooler.supabase.com:5432/postgres, SUPABASE_SESSION_POOLER",
        "aws-0-eu-west-1.pooler.supabase.com:6543/postgres, SUPABASE_TRANSACTION_POOLER",
        // The name of a hosted database somewhere else in the URL means nothing.
        "neon.tech.example.org/d, SERVER",
        "evilneon.tech/d, SERVER",
        "db.example.org/neon.tech, SERVER",
        "db.example.org/d?application_name=ep-x-pooler.neon.tech, SERVER",
    })
    void aUrlIsKnownByItsHost(String place, Endpoint expected) {
        assertThat(Endpoint.of(ConnectionUrl.parse("postgresql://neon.tech:p@" + place)))
                .isEqualTo(expected);
    }

    @Test
    void aTransactionPoolerGetsNothingPrepared() {
        ConnectionUrl neon = ConnectionUrl.parse("postgresql://u:p@ep-a-pooler.eu.neon.tech/d");
        assertThat(Endpoint.of(neon).suited(neon).parameters())
                .containsEntry("prepareThreshold", "0")
                .containsEntry("sslmode", "require");
        ConnectionUrl direct = ConnectionUrl.parse("postgresql://u:p@db.example.org/d");
        assertThat(Endpoint.of(direct).suited(direct)).isEqualTo(direct);
    }

    @Test
    void whatTheUrlSaysItselfIsKept() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://u:p@ep-a-pooler.eu.neon.tech/d?sslmode=verify-full&prepareThreshold=5");
        assertThat(Endpoint.of(url).suited(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "ep-a-pooler.eu.neon.tech/d, ep-a.eu.neon.tech:5432",
        "ep-a.eu.neon.tech/d, ep-a.eu.neon.tech:5432",
        "aws-0.pooler.supabase.com:6543/d, aws-0.pooler.supabase.com:5432",
        "db.example.org:5433/d, db.example.org:5433",
    })
    void migrationsGoToTheServerItself(String place, String address) {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://u:p@" + place);
        assertThat(Endpoint.of(url).direct(url).address()).isEqualTo(address);
    }

    @Test
    void migrationsThroughAPoolerWhoseServerIsUnknownAreRefused() {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://u:s3cret@pool/d?pgbouncer=true");
        assertThatThrownBy(() -> Endpoint.of(url).direct(url))
                .hasMessageContaining("the server's own URL")
                .hasMessageNotContaining("s3cret");
    }
}
