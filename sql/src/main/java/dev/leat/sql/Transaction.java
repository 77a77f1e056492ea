package dev.leat.sql;

import dev.leat.sql.render.Tenancy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A transaction, for the thread that runs it. Reads see its own writes.
///
/// [Database#transaction(TransactionFunction)] opens it and ends it: with a commit if the function
/// returns, with a rollback if it throws. While a nested one is open, only that one can be used.
///
/// A tenant's handle opens one that is held to the tenant's rows; the database itself opens a
/// [SharedTransaction].
public sealed class Transaction extends Session permits SharedTransaction {
    private final Connection connection;
    private final SessionSettings settings;
    private final @Nullable Ambient ambient;
    private final @Nullable Thread owner;
    private final @Nullable Transaction outer;
    private final Tenancy tenancy;
    private final int attempt;
    private final ToldTenant told;
    private @Nullable Transaction nested;
    private boolean ended;
    private boolean rollbackOnly;
    private boolean copying;
    private boolean begun;

    Transaction(
            Connection connection,
            SessionSettings settings,
            @Nullable Ambient ambient,
            @Nullable Transaction outer,
            Tenancy tenancy,
            ToldTenant told,
            int attempt) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.settings = settings;
        this.ambient = ambient;
        // Whoever lends a connection knows which threads use it.
        this.owner = ambient == null ? null : Thread.currentThread();
        this.outer = outer;
        this.tenancy = tenancy;
        this.told = told;
        this.attempt = attempt;
    }

    static Transaction begun(
            Connection connection,
            SessionSettings settings,
            Ambient ambient,
            Tenancy tenancy,
            int attempt) {
        return of(connection, settings, ambient, null, tenancy, new ToldTenant(tenancy), attempt);
    }

    private static Transaction of(
            Connection connection,
            SessionSettings settings,
            @Nullable Ambient ambient,
            @Nullable Transaction outer,
            Tenancy tenancy,
            ToldTenant told,
            int attempt) {
        return tenancy.equals(Tenancy.NOBODY)
                ? new SharedTransaction(connection, settings, ambient, outer, told, attempt)
                : new Transaction(connection, settings, ambient, outer, tenancy, told, attempt);
    }

    /// {@return the connection, for what only JDBC can do; it must be neither closed nor committed}
    public Connection connection() {
        refuseRaw("a JDBC connection");
        return onConnection(open -> open);
    }

    /// {@return this transaction for the rows of one tenant; see [Database#tenant(Object)]}
    ///
    /// @throws IllegalStateException if it is a tenant's already
    public TenantSession tenant(Object id) {
        return tenantSession(new Tenancy.One(id));
    }

    /// {@return this transaction for the rows of all tenants; see [Database#acrossTenants(String)]}
    ///
    /// @throws IllegalStateException if it is a tenant's already
    public TenantSession acrossTenants(String reason) {
        return tenantSession(new Tenancy.Across(reason));
    }

    private TenantSession tenantSession(Tenancy whose) {
        if (!tenancy.equals(Tenancy.NOBODY) && !tenancy.equals(whose)) {
            throw new IllegalStateException(
                    "this transaction was opened for other tenants; ask the database for the handle");
        }
        return new TenantSession(this, whose);
    }

    @Override
    public Tenancy tenancy() {
        return tenancy;
    }

    /// {@return which attempt this is, from 1; more with a [TransactionRetry]}
    public int attempt() {
        return attempt;
    }

    /// Undoes the transaction, or, in a nested one, what that did: throws a [RollbackException],
    /// which reaches whoever opened it.
    ///
    /// @param reason the exception's message
    /// @return nothing; the type makes `return tx.rollback("…")` compile in any function
    public <T> T rollback(String reason) {
        refuseWhenNotCurrent();
        throw new RollbackException(reason);
    }

    /// Makes the transaction end with a rollback even if its function returns: a rehearsal, whose
    /// result the caller gets while nothing stays.
    public void rollbackOnly() {
        refuseWhenNotCurrent();
        rollbackOnly = true;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    /// {@return the name of what this transaction sees, for
    /// [TransactionOptions#withSnapshot(String)] of others, as long as this one is open}
    ///
    /// @throws IllegalStateException on a replica, whose snapshots the primary does not know
    public String exportSnapshot() {
        return onConnection(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT pg_export_snapshot(), pg_is_in_recovery()")) {
                row.next();
                if (row.getBoolean(2)) {
                    throw new IllegalStateException(
                            "this transaction is on a replica, whose snapshot the primary does not know, where transactions with a snapshot run: open both through primary() of the database");
                }
                return row.getString(1);
            }
        });
    }

    /// Runs the function inside a savepoint: if it throws, only what it did is undone, and the
    /// transaction goes on with whoever catches the exception.
    @Override
    public <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X {
        return nested(tenancy, work);
    }

    <T, X extends Exception> T nested(Tenancy whose, TransactionFunction<T, X> work) throws X {
        Savepoint savepoint = plainly(Connection::setSavepoint);
        Transaction inner = of(connection, settings, ambient, this, whose, told, attempt);
        T result;
        try {
            result = inner.inside(work);
        } catch (Exception | Error e) {
            try {
                undo(savepoint);
            } catch (DatabaseException lost) {
                // The connection is gone, and with it the transaction; the first error counts.
                e.addSuppressed(lost);
            }
            throw e;
        }
        if (inner.rollbackOnly) {
            undo(savepoint);
        } else {
            keep(savepoint);
        }
        return result;
    }

    private void undo(Savepoint savepoint) {
        plainly(open -> {
            open.rollback(savepoint);
            // What was set inside the savepoint is as it was before.
            told.forget();
            open.releaseSavepoint(savepoint);
            return savepoint;
        });
    }

    private void keep(Savepoint savepoint) {
        boolean aborted = plainly(ConnectionState::isAborted);
        if (aborted) {
            undo(savepoint);
            throw new IllegalStateException(
                    "a statement of a nested transaction failed and its exception was caught inside, so Postgres takes no other there; what the nested one did is undone: let the exception out, or put what may fail into one of its own");
        }
        plainly(open -> {
            open.releaseSavepoint(savepoint);
            return savepoint;
        });
    }

    /// Runs the function while this is the thread's transaction.
    <T extends @Nullable Object, X extends Exception> T inside(TransactionFunction<T, X> work)
            throws X {
        if (outer != null) {
            outer.nested = this;
        }
        try {
            return ambient == null ? work.apply(this) : ambient.in(this, outer, work);
        } finally {
            ended = true;
            if (outer != null) {
                outer.nested = null;
            }
        }
    }

    /// Sends rows of a COPY.
    interface Sending {
        void send() throws SQLException;
    }

    /// Refuses other statements meanwhile: they would wait for the end of the COPY, and the COPY
    /// for them.
    void copying(Sending rows) throws SQLException {
        copying = true;
        try {
            rows.send();
        } finally {
            copying = false;
        }
    }

    private void refuseWhenNotCurrent() {
        if (copying) {
            throw new IllegalStateException(
                    "rows of a COPY are flowing on this transaction's connection, which takes no other statement until they end: read what the rows need before, or through outside() of the database");
        }
        if (ended) {
            throw new IllegalStateException(
                    "this transaction has ended: what its function returns is already committed; open a new one, or do this inside the function");
        }
        if (nested != null) {
            throw new IllegalStateException(
                    "a nested transaction is open inside this one: use the handle that its function was given, or current() of the database");
        }
        if (owner != null && owner != Thread.currentThread()) {
            throw new IllegalStateException(
                    "the transaction belongs to thread '%s' and was used on '%s': what must be in one transaction must run on one thread"
                            .formatted(ownerName(), Ambient.nameOf(Thread.currentThread())));
        }
    }

    /// {@return the name of the thread that it is for}
    String ownerName() {
        return owner == null ? "?" : Ambient.nameOf(owner);
    }

    @Override
    <T extends @Nullable Object> T onConnection(Connections.Access access, ConnectionWork<T> work) {
        return onConnectionFor(tenancy, work);
    }

    /// Does something for a tenant, of whom policies of the server know.
    <T extends @Nullable Object> T onConnectionFor(Tenancy whose, ConnectionWork<T> work) {
        return plainly(open -> {
            if (settings.rowSecurity()) {
                told.tell(open, whose, settings.schema());
            }
            return work.with(open);
        });
    }

    private <T extends @Nullable Object> T plainly(ConnectionWork<T> work) {
        refuseWhenNotCurrent();
        try {
            if (ambient == null) {
                return work.with(connection);
            }
            begun = begun || ConnectionState.isOpen(connection);
            T result = work.with(connection);
            refuseEnd();
            return result;
        } catch (SQLException e) {
            throw DatabaseException.of("using a transaction's connection", e, settings.schema());
        }
    }

    /// A COMMIT or ROLLBACK in raw SQL ends what the function takes for its transaction.
    private void refuseEnd() throws SQLException {
        if (begun && ConnectionState.isIdle(connection)) {
            throw new IllegalStateException(
                    "a statement ended the transaction that the function is in, and what it committed stays: leave COMMIT and ROLLBACK to whoever opened it");
        }
    }

    @Override
    SessionSettings settings() {
        return settings;
    }

    @Override
    boolean isTransaction() {
        return true;
    }

    @Override
    <T> T atomically(TransactionFunction<T, RuntimeException> work) {
        return work.apply(this);
    }
}
