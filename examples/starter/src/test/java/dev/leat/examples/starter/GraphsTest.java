package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leat.examples.starter.Graphs.Headcount;
import dev.leat.examples.starter.Graphs.Membership;
import dev.leat.examples.starter.Graphs.Newcomers;
import dev.leat.examples.starter.Graphs.OrganizationName;
import dev.leat.examples.starter.Graphs.OrganizationView;
import dev.leat.examples.starter.Graphs.TeamName;
import dev.leat.examples.starter.Graphs.UserWithSessions;
import dev.leat.examples.starter.Graphs.Workplaces;
import dev.leat.examples.starter.schema.User;
import dev.leat.examples.starter.schema.UserSession;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Graphs] returns, each with one statement.
@PostgresTest
class GraphsTest {
    @TempDir Path migrations;

    private StarterDatabase starter;
    private Graphs graphs;
    private Map<String, User> users;

    @BeforeEach
    void fill(TestDatabase database) {
        starter = StarterDatabase.filled(database, migrations);
        graphs = new Graphs(starter.db);
        users =
                new Selects(starter.db)
                        .users().stream().collect(Collectors.toMap(User::id, Function.identity()));
        starter.statements();
    }

    @AfterEach
    void oneRoundTrip() {
        assertThat(starter.statements()).isOne();
    }

    @Test
    void aUserComesWithTheirSessions() {
        UserWithSessions ada = graphs.userByEmail("ada@example.org").orElseThrow();

        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.sessions())
                .extracting(UserSession::token, UserSession::expiresAt)
                .containsExactly(
                        tuple("token-ada2", NOON.plusHours(2)),
                        tuple("token-ada1", NOON.plusHours(1)));
    }

    @Test
    void aUserWithoutSessionsHasNone() {
        assertThat(graphs.userByEmail("cem@example.org"))
                .contains(new UserWithSessions("cem", "Cem", List.of()));
    }

    @Test
    void anUnknownAddressIsNobodys() {
        assertThat(graphs.userByEmail("eve@example.org")).isEmpty();
    }

    @Test
    void anOrganizationComesWithItsPeopleAndTeams() {
        assertThat(graphs.organizationBySlug("acme"))
                .contains(
                        new OrganizationView(
                                "Acme",
                                List.of(
                                        new Membership("owner", users.get("ada")),
                                        new Membership("member", users.get("bob"))),
                                List.of(
                                        new TeamName("t-core", "core"),
                                        new TeamName("t-docs", "docs"),
                                        new TeamName("t-web", "web"))));
    }

    @Test
    void usersAreFoundByACondition() {
        assertThat(graphs.verifiedUsers()).containsExactly(users.get("ada"));
    }

    @Test
    void organizationsAreFoundByTheirPeople() {
        assertThat(graphs.organizationsOf("bob"))
                .extracting(organization -> organization.name())
                .containsExactly("Acme");
    }

    @Test
    void theJunctionIsNotSeen() {
        assertThat(graphs.workplaces())
                .containsExactly(
                        new Workplaces("Ada", List.of(new OrganizationName("Acme"))),
                        new Workplaces("Bob", List.of(new OrganizationName("Acme"))),
                        new Workplaces("Cem", List.of()));
    }

    @Test
    void postgresCounts() {
        assertThat(graphs.headcounts(LocalDateTime.now()))
                .containsExactly(new Headcount("Acme", 2, 1), new Headcount("Zoo", 0, 0));
    }

    @Test
    void aLimitCountsPerOrganization() {
        assertThat(graphs.newcomers(1))
                .containsExactly(
                        new Newcomers("Acme", List.of(new Membership("member", users.get("bob")))),
                        new Newcomers("Zoo", List.of()));
    }
}
