package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.examples.starter.schema.User;
import dev.leat.sql.DatabaseException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Memberships] returns, and what it leaves behind when something fails.
@PostgresTest
class MembershipsTest {
    @TempDir Path migrations;

    private TestDatabase database;
    private StarterDatabase starter;
    private Memberships memberships;

    @BeforeEach
    void fill(TestDatabase filled) {
        database = filled;
        starter = StarterDatabase.filled(filled, migrations);
        memberships = new Memberships(starter.db);
    }

    private User user(String id) {
        return starter.db.selectFrom(USERS).where(USERS.id.eq(id)).one();
    }

    @Test
    void whoeverFoundsAnOrganizationOwnsIt() {
        String id = memberships.found("shop", "Shop", user("cem"));

        assertThat(memberships.list(id)).containsExactly(user("cem"));
        assertThat(new Graphs(starter.db).organizationBySlug("shop").orElseThrow().members())
                .extracting(member -> member.role())
                .containsExactly("owner");
        assertThat(database.column("SELECT actor || ' ' || summary FROM activity"))
                .containsExactly("Cem joined as owner");
    }

    @Test
    void nothingIsFoundedHalfWay() {
        User ghost =
                new User(
                        "ghost",
                        "Ghost",
                        "g@example.org",
                        false,
                        null,
                        "user",
                        null,
                        null,
                        null,
                        null,
                        StarterDatabase.NOON,
                        StarterDatabase.NOON);

        assertThatThrownBy(() -> memberships.found("shop", "Shop", ghost))
                .isInstanceOf(DatabaseException.ForeignKeyViolation.class);
        assertThat(new Graphs(starter.db).organizationBySlug("shop")).isEmpty();
    }

    @Test
    void anInvitationIsAnsweredOnceByWhomItIsFor() {
        assertThat(memberships.accept("i1", user("bob"))).as("somebody else's").isFalse();
        assertThat(memberships.accept("i1", user("cem"))).isTrue();
        assertThat(memberships.accept("i1", user("cem"))).as("again").isFalse();

        assertThat(memberships.list("acme"))
                .extracting(User::name)
                .containsExactly("Ada", "Bob", "Cem");
    }

    @Test
    void twoAnswersAtOnceCountOnce() throws Exception {
        User cem = user("cem");
        List<Future<Boolean>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> memberships.accept("i1", cem)));
            }
        }

        int accepted = 0;
        for (Future<Boolean> each : answers) {
            accepted += each.get() ? 1 : 0;
        }
        assertThat(accepted).isOne();
        assertThat(memberships.list("acme")).hasSize(3);
    }

    @Test
    void anotherOrganizationsMembersAreOutOfReach() {
        assertThat(memberships.remove("zoo", "ada")).isFalse();
        assertThat(memberships.list("zoo")).isEmpty();
        assertThat(memberships.remove("acme", "ada")).isTrue();
        assertThat(memberships.list("acme")).containsExactly(user("bob"));
    }
}
