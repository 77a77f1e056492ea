package dev.leat.examples.tenants;

import static dev.leat.examples.tenants.Payments.PAYMENTS;
import static dev.leat.examples.tenants.Payouts.PAYOUTS;
import static dev.leat.query.Query.from;

import dev.leat.schema.RowValues;
import dev.leat.sql.TenantDatabase;
import dev.leat.sql.TenantSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an account does with its payouts.
public final class PayoutAccess {
    private final TenantDatabase<AccountId> db;

    PayoutAccess(TenantDatabase<AccountId> db) {
        this.db = db;
    }

    /// A payout with what it paid out.
    public record PayoutView(UUID id, long cents, List<PaidOut> payments) {}

    /// One payment of a payout.
    public record PaidOut(UUID id, String customer, long cents) {}

    /// {@return the account's payouts with their payments}
    public List<PayoutView> list(AccountId account) {
        return db.tenant(account)
                .run(
                        from(PAYOUTS)
                                .related(
                                        PAYOUTS.payments,
                                        payments -> payments.orderBy(PAYMENTS.paidAt))
                                .orderBy(PAYOUTS.paidOutAt),
                        PayoutView.class);
    }

    /// Pays out whatever was not paid out before.
    ///
    /// @return nothing if there is nothing to pay out
    public Optional<UUID> payOut(AccountId account) {
        return db.tenant(account).transaction(tx -> payOut(db.tenant(account)));
    }

    /// Knows nothing of the transaction: the account's handle works in the one that is open.
    private static Optional<UUID> payOut(TenantSession mine) {
        List<Payment> open =
                mine.selectFrom(PAYMENTS).where(PAYMENTS.payoutId.isNull()).forUpdate().list();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Payout payout =
                mine.insertInto(PAYOUTS)
                        .values(
                                RowValues.of(PAYOUTS)
                                        .set(
                                                PAYOUTS.cents,
                                                open.stream().mapToLong(Payment::cents).sum()))
                        .returning()
                        .one();
        mine.update(PAYMENTS)
                .set(PAYMENTS.payoutId, payout.id())
                .where(PAYMENTS.id.in(open.stream().map(Payment::id).toList()))
                .execute();
        return Optional.of(payout.id());
    }

    /// {@return how much all accounts were paid out: an operator's figure}
    ///
    /// Policies let only a role with BYPASSRLS see it.
    public long paidOutByAllAccounts() {
        return db.acrossTenants("the operator's monthly figure").selectFrom(PAYOUTS).list().stream()
                .mapToLong(Payout::cents)
                .sum();
    }
}
