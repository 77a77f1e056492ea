package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.examples.starter.schema.User;
import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.Pool;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Templates] returns, through a pool of one connection: whoever kept it would stop the rest.
@PostgresTest
class TemplatesTest {
    private static final String INJECTION = "x'; DROP TABLE session; --";

    @TempDir Path migrations;

    private ConnectionPool pool;
    private Templates templates;

    @BeforeEach
    void fill(TestDatabase database) {
        StarterDatabase.filled(database, migrations);
        pool = Pool.application("starter").withMaximum(1).open(database.url());
        templates = new Templates(Database.of(pool));
    }

    @AfterEach
    void nothingIsKept() {
        assertThat(pool.usage().active()).isZero();
        pool.close();
    }

    @Test
    void aDateIsCompared() {
        assertThat(templates.idsSince(NOON, "Ada")).containsExactly("ada");
        assertThat(templates.idsSince(NOON.plusYears(500), "Ada")).isEmpty();
    }

    @Test
    void anInjectionIsData() {
        assertThat(templates.idsSince(NOON, INJECTION)).isEmpty();
        assertThat(templates.ofDomain(INJECTION)).isEmpty();
        assertThat(templates.oneOff("SELECT $1", INJECTION)).containsExactly(List.of(INJECTION));
        assertThat(templates.oneOff("SELECT count(*) FROM session")).containsExactly(List.of("3"));
    }

    @Test
    void aTemplateIsAPartOfATypedSelect() {
        assertThat(templates.ofDomain("example.org"))
                .extracting(User::id)
                .containsExactly("ada", "bob", "cem");
    }

    @Test
    void aParameterMayBeUsedTwice() {
        assertThat(
                        templates.oneOff(
                                "SELECT id FROM \"user\" WHERE id = $1 OR name = $2 OR image = $1"
                                        + " ORDER BY 1",
                                "ada",
                                "Bob"))
                .containsExactly(List.of("ada"), List.of("bob"));
    }

    @Test
    void aConnectionComesBackWhateverHappens() {
        int backend = templates.backend();

        assertThatThrownBy(() ->
                        templates.raw(connection -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("DELETE FROM session");
                            throw new IllegalStateException("forced");
                        }))
                .hasMessage("forced");

        assertThat(templates.backend()).as("the same connection").isEqualTo(backend);
        assertThat(templates.oneOff("SELECT count(*) FROM session"))
                .as("what was not committed")
                .containsExactly(List.of("3"));
        assertThatThrownBy(() ->
                        templates.raw(connection -> {
                            throw new SQLException("closed", "08003");
                        }))
                .isInstanceOf(dev.leat.sql.DatabaseException.ConnectionLost.class);
    }
}
