package dev.leat.sql.tenant;

import static dev.leat.sql.tenant.Billing.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Ddl;
import dev.leat.schema.RowValues;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.TenantPolicy;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.TenantSession;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The second wall: the same rule as a policy of the server, which holds raw SQL too.
@PostgresTest
class TenantPolicyTest {
    private Database db;

    @BeforeEach
    void policies(TestDatabase database) {
        Billing.create(database);
        Billing.fillFirst(database);
        Billing.fillSecond(database);
        Policy policy = TenantPolicy.on(INVOICES.tenantColumn());
        String role = "clerk_" + database.name();
        database.execute(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + role,
                "ALTER TABLE invoice ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY "
                        + policy.name()
                        + " ON invoice USING ("
                        + Ddl.of(Objects.requireNonNull(policy.using()).get())
                        + ")");
        db =
                Database.builder(database.url().withUser(role, null).dataSource())
                        .schema(Billing.SCHEMA)
                        .rowLevelSecurity()
                        .build();
    }

    @AfterEach
    void dropRole(TestDatabase database) {
        String role = "clerk_" + database.name();
        database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }

    @Test
    void theServerKnowsTheTenantOfEachStatementAndTransaction() {
        TenantSession mine = db.tenant(1);
        assertThat(mine.selectFrom(INVOICES).count()).isEqualTo(2);
        assertThat(mine.sql("SELECT id FROM invoice ORDER BY id").column())
                .as("raw SQL, which only the policy holds")
                .containsExactly("10", "11");
        mine.inTransaction(tx -> {
            assertThat(tx.selectFrom(INVOICES).count()).isEqualTo(2);
            assertThat(tx.sql("UPDATE invoice SET title = 'x'").execute()).isEqualTo(2);
        });
        assertThat(
                        mine.insertInto(INVOICES)
                                .values(
                                        RowValues.of(INVOICES)
                                                .set(INVOICES.id, 12)
                                                .set(INVOICES.title, "t"))
                                .execute())
                .isOne();
        assertThat(db.tenant(2).sql("SELECT id FROM invoice ORDER BY id").column())
                .containsExactly("20", "21");
    }

    @Test
    void rawSqlCannotWriteAnotherTenantsRows() {
        assertThatThrownBy(() ->
                        db.tenant(1)
                                .sql("INSERT INTO invoice VALUES (30, 2, 'planted', 1)")
                                .execute())
                .isInstanceOf(DatabaseException.SyntaxOrAccess.class)
                .hasMessageContaining("row-level security");
        assertThat(db.tenant(1).sql("DELETE FROM invoice WHERE id = 20").execute()).isZero();
    }

    @Test
    void aCopyThatPostgresDoesNotHaveSaysWhatThereIs() {
        var rows =
                List.of(RowValues.of(INVOICES).set(INVOICES.id, 13).set(INVOICES.title, "copied"));
        assertThatThrownBy(() -> db.tenant(1).copyInto(INVOICES).rows(rows))
                .hasMessageContaining("not supported with row-level security")
                .hasMessageContaining("use insertInto(…)");
        assertThat(db.tenant(1).insertInto(INVOICES).values(rows).execute()).isOne();
    }

    @Test
    void withoutATenantThereAreNoRows() {
        assertThat(db.sql("SELECT id FROM invoice").column()).isEmpty();
        assertThat(db.tenant(1).selectFrom(INVOICES).count()).isEqualTo(2);
        assertThat(db.sql("SELECT id FROM invoice").column())
                .as("the setting ends with its transaction")
                .isEmpty();
        assertThat(db.acrossTenants("a role that policies hold").selectFrom(INVOICES).count())
                .isZero();
    }

    @Test
    void oneTransactionCanServeSeveralHandles() {
        db.inTransaction(tx -> {
            assertThat(tx.tenant(1).selectFrom(INVOICES).count()).isEqualTo(2);
            assertThat(tx.tenant(2).sql("SELECT id FROM invoice").column()).hasSize(2);
            assertThat(tx.tenant(1).sql("SELECT id FROM invoice ORDER BY id").column())
                    .containsExactly("10", "11");
        });
    }

    @Test
    void eachHandleInATransactionOfAnotherSeesItsOwnRowsAndNobodySeesAny() {
        String ids = "SELECT id FROM invoice ORDER BY id";
        db.tenant(1)
                .inTransaction(tx -> {
                    assertThat(db.tenant(2).sql(ids).column()).containsExactly("20", "21");
                    assertThat(tx.sql(ids).column()).containsExactly("10", "11");
                    db.tenant(2)
                            .inTransaction(nested -> {
                                assertThat(nested.sql(ids).column()).containsExactly("20", "21");
                                assertThat(nested.withConnection(TenantPolicyTest::count))
                                        .isEqualTo(2);
                                assertThat(nested.sql("DELETE FROM invoice").execute())
                                        .isEqualTo(2);
                                nested.rollbackOnly();
                            });
                    assertThat(tx.sql(ids).column()).containsExactly("10", "11");
                    assertThat(db.tenant(2).sql(ids).column()).containsExactly("20", "21");
                });
        db.inTransaction(tx -> {
            assertThat(tx.tenant(1).sql(ids).column()).containsExactly("10", "11");
            assertThat(tx.sql(ids).column()).isEmpty();
        });
    }

    @Test
    void aFailureInsideASavepointLeavesTheTenantKnown() {
        db.tenant(1)
                .inTransaction(tx -> {
                    assertThatThrownBy(() ->
                                    db.tenant(2)
                                            .inTransaction(nested -> nested.sql("nonsense").rows()))
                            .isInstanceOf(DatabaseException.SyntaxOrAccess.class);
                    assertThat(tx.sql("SELECT id FROM invoice ORDER BY id").column())
                            .containsExactly("10", "11");
                });
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM invoice")) {
            row.next();
            return row.getInt(1);
        }
    }
}
