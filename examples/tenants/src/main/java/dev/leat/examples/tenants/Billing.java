package dev.leat.examples.tenants;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;

/// The schema, for migrations. It names the tables without letting anybody write statements over
/// them.
public final class Billing implements DatabaseDefinition {

    @Override
    public Tables synced() {
        return Tables.of();
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(Accounts.ACCOUNTS, Payments.PAYMENTS, Payouts.PAYOUTS);
    }
}
