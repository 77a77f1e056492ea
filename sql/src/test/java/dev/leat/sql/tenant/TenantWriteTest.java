package dev.leat.sql.tenant;

import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.tenant.Billing.INVOICES;
import static dev.leat.sql.tenant.Billing.ITEMS;
import static dev.leat.sql.write.Writes.deleteFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.RowValues;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.Isolation;
import dev.leat.sql.RollbackException;
import dev.leat.sql.Session;
import dev.leat.sql.SharedTransactionFunction;
import dev.leat.sql.TenantSession;
import dev.leat.sql.TransactionFunction;
import dev.leat.sql.TransactionOptions;
import dev.leat.sql.render.TenantRequiredException;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.tenant.Billing.Invoice;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TenantWriteTest {
    private TestDatabase database;
    private Database db;
    private TenantSession mine;

    @BeforeEach
    void rows(TestDatabase fresh) {
        database = fresh;
        Billing.create(fresh);
        Billing.fillFirst(fresh);
        Billing.fillSecond(fresh);
        db = Database.of(fresh.dataSource(), Billing.SCHEMA);
        mine = db.tenant(1);
    }

    private static RowValues<Invoice> invoice(int id, String title) {
        return RowValues.of(INVOICES).set(INVOICES.id, id).set(INVOICES.title, title);
    }

    private List<@Nullable String> titles() {
        return database.column("SELECT account_id || title FROM invoice ORDER BY id");
    }

    @Test
    void anInsertIsTheTenants() {
        mine.insertInto(INVOICES).values(invoice(12, "new")).execute();
        assertThat(mine.insertInto(INVOICES).values(invoice(13, "newer")).returning().one())
                .isEqualTo(new Invoice(13, 1, "newer", 0));
        mine.copyInto(INVOICES).rows(List.of(invoice(14, "copied")));
        mine.copyInto(INVOICES)
                .columns(INVOICES.id, INVOICES.title)
                .rows(List.of(invoice(15, "copied too")));
        mine.insertInto(INVOICES).values(invoice(16, "said").set(INVOICES.accountId, 1)).execute();
        assertThat(
                        database.column(
                                "SELECT DISTINCT account_id FROM invoice WHERE id BETWEEN 12 AND 16"))
                .containsExactly("1");
        assertThat(database.value("SELECT count(*) FROM invoice WHERE id BETWEEN 12 AND 16"))
                .isEqualTo("5");
    }

    @Test
    void aRowThatNamesAnotherTenantIsRefused() {
        RowValues<Invoice> foreign = invoice(12, "new").set(INVOICES.accountId, 2);
        assertThatThrownBy(() -> mine.insertInto(INVOICES).values(foreign).execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another tenant");
        assertThatThrownBy(() -> mine.copyInto(INVOICES).rows(List.of(foreign)))
                .hasMessageContaining("another tenant");
        assertThatThrownBy(() ->
                        mine.update(INVOICES)
                                .set(INVOICES.accountId, 2)
                                .where(INVOICES.id.eq(10))
                                .execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it away");
        assertThat(titles()).containsExactly("1one", "1two", "2secret", "2hidden");
    }

    @Test
    void anotherTenantsIdBehavesAsAbsent() {
        assertThat(
                        mine.update(INVOICES)
                                .set(INVOICES.title, "x")
                                .where(INVOICES.id.eq(20))
                                .execute())
                .isZero();
        assertThat(
                        mine.update(INVOICES)
                                .set(INVOICES.title, "x")
                                .where(INVOICES.id.eq(20))
                                .returning()
                                .list())
                .isEmpty();
        assertThat(mine.deleteFrom(INVOICES).where(INVOICES.id.eq(21)).execute()).isZero();
        assertThat(mine.deleteFrom(ITEMS).where(ITEMS.id.ge(0)).returning().list())
                .extracting(Billing.Item::id)
                .containsExactlyInAnyOrder(100, 101, 102);
        assertThat(titles()).containsExactly("1one", "1two", "2secret", "2hidden");
        assertThat(database.column("SELECT id FROM item ORDER BY id"))
                .containsExactly("200", "201");
    }

    @Test
    void allMeansAllOfTheTenants() {
        assertThat(mine.update(INVOICES).set(INVOICES.title, "x").all().execute()).isEqualTo(2);
        assertThat(titles()).containsExactly("1x", "1x", "2secret", "2hidden");
        assertThat(mine.deleteFrom(INVOICES).all().execute()).isEqualTo(2);
        assertThat(titles()).containsExactly("2secret", "2hidden");
    }

    @Test
    void aConditionCannotArgueTheTenantAway() {
        assertThat(
                        mine.deleteFrom(INVOICES)
                                .where(INVOICES.id.eq(10).or(INVOICES.id.ge(0)))
                                .execute())
                .isEqualTo(2);
        assertThat(titles()).containsExactly("2secret", "2hidden");
    }

    @Test
    void aConflictWithAnotherTenantsRowLeavesItAsItIs() {
        mine.insertInto(INVOICES)
                .values(invoice(20, "taken over"))
                .onConflict(INVOICES.id)
                .doUpdate(INVOICES.title)
                .execute();
        mine.insertInto(INVOICES)
                .values(invoice(10, "mine"))
                .onConflict(INVOICES.id)
                .doUpdate(INVOICES.title)
                .execute();
        assertThat(titles()).containsExactly("1mine", "1two", "2secret", "2hidden");
        assertThatThrownBy(() -> mine.insertInto(INVOICES).values(invoice(20, "x")).execute())
                .isInstanceOf(DatabaseException.UniqueViolation.class);
    }

    @Test
    void writesThatReadOtherTablesReadTheTenantsRows() {
        // Item 201 is Bob's and points at Ada's invoice 10; item 102 is Ada's and points at Bob's
        // 20.
        assertThat(
                        mine.insertInto(INVOICES)
                                .select(select(ITEMS.id.times(1000), ITEMS.text).from(ITEMS))
                                .into(INVOICES.id, INVOICES.title)
                                .execute())
                .isEqualTo(3);
        assertThat(
                        database.column(
                                "SELECT account_id || title FROM invoice WHERE id > 1000 ORDER BY id"))
                .containsExactly("1a", "1b", "1stray");
        assertThat(
                        mine.update(INVOICES)
                                .set(INVOICES.title, ITEMS.text)
                                .from(ITEMS)
                                .where(
                                        ITEMS.invoiceId
                                                .eq(INVOICES.id)
                                                .and(ITEMS.id.in(101, 102, 201)))
                                .execute())
                .isOne();
        assertThat(
                        mine.deleteFrom(ITEMS)
                                .using(INVOICES)
                                .where(ITEMS.invoiceId.eq(INVOICES.id))
                                .execute())
                .isEqualTo(2);
        assertThat(database.column("SELECT id FROM item ORDER BY id"))
                .containsExactly("102", "200", "201");
        assertThat(database.column("SELECT title FROM invoice WHERE id IN (10, 20) ORDER BY id"))
                .containsExactly("b", "secret");

        var gone = CommonTable.of("gone", deleteFrom(INVOICES).all().returning(INVOICES.id));
        assertThat(mine.with(gone).select(gone).from(gone).list()).hasSize(5);
        assertThat(titles()).containsExactly("2secret", "2hidden");
    }

    @Test
    void acrossTenantsARowSaysWhoseItIs() {
        TenantSession all = db.acrossTenants("an import");
        assertThatThrownBy(() -> all.insertInto(INVOICES).values(invoice(30, "x")).execute())
                .hasMessageContaining("must say whose");
        all.insertInto(INVOICES).values(invoice(30, "x").set(INVOICES.accountId, 2)).execute();
        assertThat(all.update(INVOICES).set(INVOICES.amount, 1).all().execute()).isEqualTo(5);
    }

    @Test
    void withoutATenantNothingIsWritten() {
        assertThatThrownBy(() -> db.insertInto(INVOICES))
                .isInstanceOf(TenantRequiredException.class);
        assertThatThrownBy(() -> db.deleteFrom(INVOICES))
                .isInstanceOf(TenantRequiredException.class);
        // As a Session, whose type does not tell: the compiler refuses what is refused here.
        assertThatThrownBy(() -> inTransaction(tx -> tx.deleteFrom(INVOICES).all().execute()))
                .isInstanceOf(TenantRequiredException.class);
        assertThatThrownBy(() ->
                        inTransaction(
                                tx -> tx.insertInto(INVOICES).values(invoice(12, "x")).execute()))
                .isInstanceOf(TenantRequiredException.class);
        assertThatThrownBy(() ->
                        inTransaction(tx -> tx.copyInto(INVOICES).rows(List.of(invoice(12, "x")))))
                .isInstanceOf(TenantRequiredException.class);
        assertThatThrownBy(() ->
                        inTransaction(
                                tx -> tx.update(INVOICES).set(INVOICES.title, "x").all().execute()))
                .isInstanceOf(TenantRequiredException.class);
        assertThat(titles()).containsExactly("1one", "1two", "2secret", "2hidden");
    }

    @Test
    void aFunctionForTransactionsWithoutATenantIsNotGivenATenants() {
        SharedTransactionFunction<Long, RuntimeException> shared =
                tx -> tx.tenant(1).selectFrom(INVOICES).count();
        TransactionFunction<Long, RuntimeException> any = tx -> tx.selectFrom(INVOICES).count();
        assertThat(db.transaction(shared)).isEqualTo(2);
        assertThat(mine.transaction(any)).isEqualTo(2);
        assertThatThrownBy(() -> mine.transaction(shared))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("let it take a Transaction");
    }

    private void inTransaction(Consumer<Session> work) {
        db.inTransaction(work::accept);
    }

    @Test
    void aTransactionOfATenantIsHeldToItAndJoinedByItsHandles() {
        assertThatThrownBy(() ->
                        mine.inTransaction(tx -> {
                            tx.insertInto(INVOICES).values(invoice(12, "new")).execute();
                            assertThat(db.tenant(1).selectFrom(INVOICES).count()).isEqualTo(3);
                            assertThat(tx.selectFrom(INVOICES).count()).isEqualTo(3);
                            mine.inTransaction(nested ->
                                    assertThat(nested.deleteFrom(INVOICES).all().execute())
                                            .isEqualTo(3));
                            tx.rollback("no");
                        }))
                .isInstanceOf(RollbackException.class);
        assertThat(titles()).containsExactly("1one", "1two", "2secret", "2hidden");
    }

    @Test
    void aPlainTransactionServesTenantsByTheirHandles() {
        db.inTransaction(tx -> {
            tx.tenant(1).deleteFrom(INVOICES).all().execute();
            db.tenant(2)
                    .update(INVOICES)
                    .set(INVOICES.title, "x")
                    .where(INVOICES.id.eq(20))
                    .execute();
        });
        assertThat(titles()).containsExactly("2x", "2hidden");
        assertThatThrownBy(() -> mine.inTransaction(tx -> tx.tenant(2)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        mine.inTransaction(tx ->
                                mine.transaction(
                                        TransactionOptions.isolation(Isolation.SERIALIZABLE),
                                        inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too late for options");
    }
}
