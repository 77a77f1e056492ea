package dev.leat.examples.tenants;

import static dev.leat.examples.tenants.Payments.PAYMENTS;

import dev.leat.schema.RowValues;
import dev.leat.sql.TenantDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an account does with its payments. An id of another account's payment is an id of none.
public final class PaymentAccess {
    private final TenantDatabase<AccountId> db;

    PaymentAccess(TenantDatabase<AccountId> db) {
        this.db = db;
    }

    /// {@return the account's payments, the latest first}
    public List<Payment> list(AccountId account) {
        return db.tenant(account).selectFrom(PAYMENTS).orderBy(PAYMENTS.paidAt.desc()).list();
    }

    /// {@return the payment, if it is the account's}
    public Optional<Payment> find(AccountId account, UUID id) {
        return db.tenant(account).selectFrom(PAYMENTS).where(PAYMENTS.id.eq(id)).first();
    }

    /// {@return the new payment}
    public Payment record(AccountId account, String customer, long cents) {
        return db.tenant(account)
                .insertInto(PAYMENTS)
                .values(
                        RowValues.of(PAYMENTS)
                                .set(PAYMENTS.customer, customer)
                                .set(PAYMENTS.cents, cents))
                .returning()
                .one();
    }

    /// {@return whether there was such a payment of the account}
    public boolean rename(AccountId account, UUID id, String customer) {
        return db.tenant(account)
                        .update(PAYMENTS)
                        .set(PAYMENTS.customer, customer)
                        .where(PAYMENTS.id.eq(id))
                        .execute()
                == 1;
    }

    /// {@return whether there was such a payment of the account}
    public boolean delete(AccountId account, UUID id) {
        return db.tenant(account).deleteFrom(PAYMENTS).where(PAYMENTS.id.eq(id)).execute() == 1;
    }
}
