package dev.leat.examples.starter;

import static dev.leat.examples.starter.StarterDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.examples.starter.Reports.Activity;
import dev.leat.sql.result.Tuple2;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Reports] returns.
@PostgresTest
class ReportsTest {
    @TempDir Path migrations;

    private TestDatabase database;
    private StarterDatabase starter;
    private Reports reports;

    @BeforeEach
    void fill(TestDatabase filled) {
        database = filled;
        starter = StarterDatabase.filled(filled, migrations);
        reports = new Reports(starter.db);
    }

    @AfterEach
    void eachIsOneStatement() {
        assertThat(starter.statements()).isOne();
    }

    @Test
    void aTableJoinsItselfUnderAnAlias() {
        assertThat(reports.colleaguesOf("ada")).containsExactly("bob");
    }

    @Test
    void subqueriesAreConditions() {
        database.execute(
                "INSERT INTO session (id, expires_at, token, updated_at, user_id)"
                        + " VALUES ('c', '2026-01-02 13:00', 'c', now(), 'cem')");
        assertThat(reports.strangers(NOON)).containsExactly("Cem");
    }

    @Test
    void aWindowRanksRows() {
        assertThat(reports.newest()).containsExactly(new Tuple2<>("Acme", "Bob"));
    }

    @Test
    void aCommonTableHasAName() {
        assertThat(reports.activity(NOON)).containsExactly(new Activity("Acme", 2, 1));
    }

    @Test
    void aRecursiveTableFollowsAChain() {
        database.execute(
                "INSERT INTO invitation (id, organization_id, email, expires_at, inviter_id)"
                        + " VALUES ('i2', 'zoo', 'bob@example.org', now(), 'cem'),"
                        + " ('i3', 'zoo', 'nobody@example.org', now(), 'cem')");
        assertThat(reports.invitedThrough("ada"))
                .containsExactly(new Tuple2<>("Cem", 1), new Tuple2<>("Bob", 2));
    }

    @Test
    void aLateralSubqueryMentionsTheRowBeforeIt() {
        assertThat(reports.lastSeen())
                .containsExactly(
                        new Tuple2<>("Ada", Optional.of(NOON.plusHours(2))),
                        new Tuple2<>("Bob", Optional.of(NOON.minusHours(1))),
                        new Tuple2<>("Cem", Optional.empty()));
    }

    @Test
    void aUnionHasEachRowOnce() {
        assertThat(reports.addresses())
                .containsExactly("ada@example.org", "bob@example.org", "cem@example.org");
    }
}
