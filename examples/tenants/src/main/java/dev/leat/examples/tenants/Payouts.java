package dev.leat.examples.tenants;

import static dev.leat.examples.tenants.Accounts.ACCOUNTS;
import static dev.leat.examples.tenants.Payments.PAYMENTS;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.TenantTable;
import dev.leat.schema.object.TenantPolicy;
import java.time.Instant;
import java.util.UUID;

final class Payouts extends TenantTable<Payout, AccountId> {
    static final Payouts PAYOUTS = new Payouts();

    public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
    public final Column<AccountId> accountId =
            tenant(uuid("account_id").convert(Accounts.ID).references(() -> ACCOUNTS.id));
    public final Column<Long> cents = bigint("cents");
    public final Column<Instant> paidOutAt = timestamptz("paid_out_at").defaultNow();

    public final Many<Payment> payments = many(id, () -> PAYMENTS.payoutId);

    private Payouts() {
        super("payout");
        index("payout_account_idx").on(accountId, paidOutAt);
        forceRowSecurity();
        declare(TenantPolicy.on(accountId));
    }
}
