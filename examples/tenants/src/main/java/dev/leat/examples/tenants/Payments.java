package dev.leat.examples.tenants;

import static dev.leat.examples.tenants.Accounts.ACCOUNTS;
import static dev.leat.examples.tenants.Payouts.PAYOUTS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.TenantTable;
import dev.leat.schema.object.TenantPolicy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class Payments extends TenantTable<Payment, AccountId> {
    static final Payments PAYMENTS = new Payments();

    public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
    public final Column<AccountId> accountId =
            tenant(uuid("account_id").convert(Accounts.ID).references(() -> ACCOUNTS.id));
    public final Column<String> customer = text("customer");
    public final Column<Long> cents = bigint("cents");
    public final Column<@Nullable UUID> payoutId =
            uuid("payout_id").references(() -> PAYOUTS.id).nullable();
    public final Column<Instant> paidAt = timestamptz("paid_at").defaultNow();

    public final One<Payout> payout = one(payoutId, () -> PAYOUTS.id);

    private Payments() {
        super("payment");
        index("payment_account_idx").on(accountId, paidAt);
        forceRowSecurity();
        declare(TenantPolicy.on(accountId));
    }
}
