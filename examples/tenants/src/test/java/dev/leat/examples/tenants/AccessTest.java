package dev.leat.examples.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.examples.tenants.PayoutAccess.PaidOut;
import dev.leat.examples.tenants.PayoutAccess.PayoutView;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two accounts, each of which sees its own: directly, and as through a pooler in transaction mode,
/// with which nothing is prepared on the server.
@PostgresTest
class AccessTest {
    private static final String DIRECT = "";
    private static final String POOLER = "0";

    @TempDir Path migrations;

    private TestDatabase database;
    private String role;
    private Access access;
    private AccountId ada;
    private AccountId bob;

    @BeforeEach
    void migrate(TestDatabase fresh) throws Exception {
        database = fresh;
        role = "billing_" + fresh.name();
        MigrationFolder folder = new MigrationFolder(migrations);
        new Generator(folder).generate(new Billing(), "billing", Set.of());
        new Migrator(fresh.url(), folder).migrate();
        fresh.execute(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + role);
    }

    private void open(String prepareThreshold) {
        ConnectionUrl url = database.url().withUser(role, null);
        access =
                Access.open(
                        prepareThreshold.isEmpty()
                                ? url
                                : url.withParameter("prepareThreshold", prepareThreshold));
        ada = access.createAccount("Ada");
        bob = access.createAccount("Bob");
    }

    @AfterEach
    void close() {
        access.close();
        database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, POOLER})
    void anAccountSeesAndChangesItsOwnPayments(String driver) {
        open(driver);
        Payment mine = access.payments().record(ada, "Cem", 500);
        Payment other = access.payments().record(bob, "Dan", 900);

        assertThat(mine.accountId()).isEqualTo(ada);
        assertThat(access.payments().list(ada)).containsExactly(mine);
        assertThat(access.payments().find(ada, mine.id())).contains(mine);
        assertThat(access.payments().rename(ada, mine.id(), "Cem the second")).isTrue();
        assertThat(access.payments().delete(ada, mine.id())).isTrue();
        assertThat(access.payments().list(ada)).isEmpty();
        assertThat(access.payments().list(bob)).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, POOLER})
    void anotherAccountsIdIsAnIdOfNothing(String driver) {
        open(driver);
        Payment other = access.payments().record(bob, "Dan", 900);

        assertThat(access.payments().find(ada, other.id())).isEmpty();
        assertThat(access.payments().rename(ada, other.id(), "stolen")).isFalse();
        assertThat(access.payments().delete(ada, other.id())).isFalse();
        assertThat(access.payments().list(bob)).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, POOLER})
    void aPayoutTakesTheAccountsPaymentsOnlyAndAJoinDoesNotLeak(String driver) {
        open(driver);
        Payment mine = access.payments().record(ada, "Cem", 500);
        Payment other = access.payments().record(bob, "Dan", 900);

        UUID payout = access.payouts().payOut(ada).orElseThrow();
        assertThat(access.payouts().payOut(ada)).as("nothing is left").isEmpty();
        assertThat(access.payments().list(bob)).containsExactly(other);

        // A row of Bob's that points at Ada's payout, as only a bug or an operator could leave it.
        database.execute(
                "UPDATE payment SET payout_id = '%s' WHERE id = '%s'"
                        .formatted(payout, other.id()));
        assertThat(access.payouts().list(ada))
                .containsExactly(
                        new PayoutView(payout, 500, List.of(new PaidOut(mine.id(), "Cem", 500))));
        assertThat(access.payouts().list(bob)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, POOLER})
    void theServerItselfHidesOtherAccountsFromTheApplicationsRole(String driver) throws Exception {
        open(driver);
        access.payments().record(ada, "Cem", 500);
        try (var connection = database.url().withUser(role, null).connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM payment")) {
            row.next();
            assertThat(row.getInt(1)).as("SQL that names no tenant").isZero();
        }
        assertThat(access.payouts().paidOutByAllAccounts())
                .as("a role that policies hold")
                .isZero();
    }
}
