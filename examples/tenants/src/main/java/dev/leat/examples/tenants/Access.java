package dev.leat.examples.tenants;

import static dev.leat.examples.tenants.Accounts.ACCOUNTS;

import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Pool;
import dev.leat.schema.RowValues;
import dev.leat.schema.Schema;
import dev.leat.sql.Database;
import dev.leat.sql.TenantDatabase;
import dev.leat.sql.TransactionRetry;
import java.util.UUID;

/// All that other packages may do with the database. Whoever opens it closes it. Safe for several
/// threads.
public final class Access implements AutoCloseable {
    private final ConnectionPool pool;
    private final Database database;
    private final TenantDatabase<AccountId> tenants;

    private Access(ConnectionPool pool) {
        this.pool = pool;
        this.database =
                Database.builder(pool)
                        .schema(Schema.of(new Billing()))
                        .rowLevelSecurity()
                        .transactionRetry(TransactionRetry.DEFAULT)
                        .build();
        this.tenants = database.tenants(AccountId.class);
    }

    /// {@return the database behind a URL, by a pool that suits the place: the server itself, a
    /// pooler, a hosted endpoint}
    public static Access open(ConnectionUrl url) {
        return new Access(Pool.suiting(url, "billing").open(url));
    }

    /// {@return a new account}
    public AccountId createAccount(String name) {
        AccountId id = new AccountId(UUID.randomUUID());
        database.insertInto(ACCOUNTS)
                .values(RowValues.of(ACCOUNTS).set(ACCOUNTS.id, id).set(ACCOUNTS.name, name))
                .execute();
        return id;
    }

    /// {@return what accounts do with payments}
    public PaymentAccess payments() {
        return new PaymentAccess(tenants);
    }

    /// {@return what accounts do with payouts}
    public PayoutAccess payouts() {
        return new PayoutAccess(tenants);
    }

    @Override
    public void close() {
        pool.close();
    }
}
