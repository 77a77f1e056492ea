package dev.leat.migrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@PostgresTest
class ScratchDatabaseTest {
    private static boolean exists(TestDatabase server, String name) {
        return !server.column("select 1 from pg_database where datname = ?", name).isEmpty();
    }

    @Test
    void hasTheLocaleOfItsNeighbour(TestDatabase server) {
        String name = "icu_" + server.name();
        server.execute(
                "create database "
                        + name
                        + " template template0 locale_provider icu icu_locale 'de' lc_collate 'C' lc_ctype 'C' encoding 'UTF8'");
        try (ScratchDatabase scratch = ScratchDatabase.beside(server.url().withDatabase(name))) {
            assertThat(
                            server.value(
                                    "select datlocprovider::text || datcollate from pg_database where datname = '"
                                            + scratch.url().database()
                                            + "'"))
                    .isEqualTo("iC");
        } finally {
            server.execute("drop database " + name);
        }
    }

    @Test
    void theOneOfAKilledProcessIsDroppedByTheNext(TestDatabase server) {
        String left = "leat_scratch_1_1000000000_0123456789abcdef";
        server.execute("create database " + left);
        try (ScratchDatabase scratch = ScratchDatabase.beside(server.url())) {
            assertThat(exists(server, scratch.url().database())).isTrue();
            assertThat(exists(server, left)).isFalse();
        }
    }

    @Test
    void theOneOfALivingProcessStays(TestDatabase server) throws SQLException {
        String used = "leat_scratch_1_1000000000_fedcba9876543210";
        server.execute("create database " + used);
        try (Connection owner = server.url().withDatabase(used).connect();
                ScratchDatabase first = ScratchDatabase.beside(server.url());
                ScratchDatabase second = ScratchDatabase.beside(server.url())) {
            assertThat(owner.isValid(5)).isTrue();
            assertThat(exists(server, used)).isTrue();
            assertThat(exists(server, first.url().database())).isTrue();
            assertThat(exists(server, second.url().database())).isTrue();
        } finally {
            server.execute("drop database " + used + " with (force)");
        }
    }

    @Test
    void isGoneWhenItIsClosedWhoeverIsConnected(TestDatabase server) throws SQLException {
        ScratchDatabase scratch = ScratchDatabase.beside(server.url());
        try (Connection other = scratch.url().connect()) {
            assertThat(other.isValid(5)).isTrue();
            scratch.close();
        }
        assertThat(exists(server, scratch.url().database())).isFalse();
    }
}
