package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.examples.starter.Selects.LoggedIn;
import dev.leat.examples.starter.Selects.RoleCount;
import dev.leat.examples.starter.schema.Team;
import dev.leat.examples.starter.schema.User;
import dev.leat.examples.starter.schema.UserSession;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Selects] returns.
@PostgresTest
class SelectsTest {
    @TempDir Path migrations;

    private TestDatabase database;
    private StarterDatabase starter;
    private Selects selects;

    @BeforeEach
    void fill(TestDatabase filled) {
        database = filled;
        starter = StarterDatabase.filled(filled, migrations);
        selects = new Selects(starter.db);
    }

    @Test
    void allRowsOfATable() {
        assertThat(selects.users()).extracting(User::name).containsExactly("Ada", "Bob", "Cem");
    }

    @Test
    void whoIsLoggedIn() {
        assertThat(selects.loggedIn(NOON))
                .containsExactly(
                        new LoggedIn("Ada", "token-ada1", NOON.plusHours(1)),
                        new LoggedIn("Ada", "token-ada2", NOON.plusHours(2)));
        assertThat(starter.statements()).isOne();
    }

    @Test
    void aLeftJoinKeepsWhoHasNoSession() {
        assertThat(selects.usersAndSessions())
                .extracting(
                        row -> row.first().name() + row.second().map(UserSession::id).orElse(" -"))
                .containsExactly("Adaada1", "Adaada2", "Bobbob-1", "Cem -");
    }

    @Test
    void aUsersSessionsAreFoundByTheIndex() {
        assertThat(selects.sessionsOf("bob")).extracting(UserSession::id).containsExactly("bob-1");

        // So few rows are read faster without any index, as the planner knows.
        database.execute(
                "INSERT INTO session (id, expires_at, token, updated_at, user_id)"
                        + " SELECT 's' || n, now(), 's' || n, now(), 'cem'"
                        + " FROM generate_series(1, 5000) n",
                "ANALYZE session");
        assertThat(selects.planOfSessionsOf("bob").toString()).contains("session_userId_idx");
    }

    @Test
    void groupsAreCounted() {
        assertThat(selects.roles("acme", 1))
                .containsExactly(new RoleCount("member", 1), new RoleCount("owner", 1));
        assertThat(selects.roles("acme", 2)).isEmpty();
    }

    @Test
    void aRelationIsACondition() {
        assertThat(selects.withoutTeams()).containsExactly("Zoo");
    }

    @Test
    void aPageGoesOnBehindARow() {
        Team core = new Team("t-core", "core", "acme", NOON, null);

        assertThat(selects.teams(1, core)).extracting(Team::name).containsExactly("docs");
        assertThat(selects.teams(5, core)).extracting(Team::name).containsExactly("docs", "web");
    }
}
