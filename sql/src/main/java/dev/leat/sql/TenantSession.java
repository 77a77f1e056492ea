package dev.leat.sql;

import dev.leat.sql.render.Tenancy;
import org.jspecify.annotations.Nullable;

/// A handle that knows whose rows it may touch: those of one tenant, or, said with a reason, of
/// all.
///
/// ```java
/// TenantSession mine = db.tenant(account);
/// mine.selectFrom(PAYMENTS).where(PAYMENTS.id.eq(id)).first(); // empty for another's id
/// mine.insertInto(PAYMENTS).values(NewPayment.create().amount(ten)).execute(); // is this account's
/// ```
///
/// Wherever a statement mentions a [dev.leat.schema.TenantTable], only the tenant's rows are there:
/// in joins, subqueries, common tables, relations of a query and conditions on them, and in what is
/// updated, deleted and returned. New rows get the tenant; a row that names another is refused.
/// Tables that are not of tenants are there as ever. Raw SQL is refused, except with the policies
/// of row level security.
///
/// It belongs to no thread. On a thread where a transaction of its database is open it works in
/// that.
public final class TenantSession extends Session {
    private final Session base;
    private final Tenancy tenancy;

    TenantSession(Session base, Tenancy tenancy) {
        this.base = base;
        this.tenancy = tenancy;
    }

    private Session current() {
        return base instanceof Database database ? database.current() : base;
    }

    /// {@return the transaction that statements are parts of; `null` if each is one of its own}
    @Nullable Transaction openTransaction() {
        return switch (current()) {
            case Transaction open -> open;
            case TenantSession other -> other.openTransaction();
            case Database database -> null;
        };
    }

    @Override
    public Tenancy tenancy() {
        return tenancy;
    }

    /// Runs the function in a transaction whose statements are held to the same rows; inside one
    /// that is open, in a savepoint.
    @Override
    public <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X {
        return transaction(TransactionOptions.DEFAULT, work);
    }

    /// As [#transaction(TransactionFunction)], with options.
    ///
    /// @throws IllegalStateException if a transaction is open, which has its options already, and
    ///   other than the default ones are given
    public <T, X extends Exception> T transaction(
            TransactionOptions options, TransactionFunction<T, X> work) throws X {
        return switch (current()) {
            case Database database -> database.transaction(options, tenancy, work);
            case Transaction open -> {
                if (!options.equals(TransactionOptions.DEFAULT)) {
                    throw new IllegalStateException(
                            "a transaction is open on this thread, so it is too late for options; a nested one has those of the whole");
                }
                yield open.nested(tenancy, work);
            }
            case TenantSession other -> other.transaction(options, work);
        };
    }

    @Override
    <T extends @Nullable Object> T onConnection(Connections.Access access, ConnectionWork<T> work) {
        return switch (current()) {
            case Database database when settings().rowSecurity() ->
                    database.inOneTransaction(
                            access,
                            connection -> {
                                new ToldTenant(Tenancy.NOBODY)
                                        .tell(connection, tenancy, settings().schema());
                                return work.with(connection);
                            });
            case Transaction open -> open.onConnectionFor(tenancy, work);
            case Session other -> other.onConnection(access, work);
        };
    }

    @Override
    SessionSettings settings() {
        return base.settings();
    }

    @Override
    boolean isTransaction() {
        return current() instanceof Transaction;
    }

    @Override
    <T> T atomically(TransactionFunction<T, RuntimeException> work) {
        return transaction(work);
    }
}
