package dev.leat.sql;

import dev.leat.schema.Schema;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.render.TenantRequired;
import dev.leat.sql.select.CommonTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database, through a pool or any other `DataSource`. Safe for use by several threads.
///
/// ```java
/// Database db = Database.builder(pool).schema(Schema.of(new App())).build();
/// db.inTransaction(tx -> {
///     tx.insertInto(POSTS).values(post).execute();
///     audit.record("posted"); // uses db.current(), so it writes in this transaction too
/// });
/// ```
///
/// While a transaction is open on a thread, this handle refuses to work on that thread: a statement
/// through it would run outside the transaction. Functions that are called from both sides use
/// [#current()]; what must not be part of the transaction uses [#outside()]. The same holds on
/// threads that a `StructuredTaskScope` forks inside the transaction (from Java 25 on); threads of
/// executors do not know where a task came from.
public final class Database extends Session implements SharedStatements {
    private final Connections connections;
    private final SessionSettings settings;
    private final Ambient ambient;

    private Database(Connections connections, SessionSettings settings, Ambient ambient) {
        this.connections = connections;
        this.settings = settings;
        this.ambient = ambient;
    }

    /// {@return the database behind a data source, of which each statement or transaction takes one
    /// connection and gives it back}
    public static Database of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /// {@return as [#of(DataSource)], with the schema that exceptions name tables and columns of}
    public static Database of(DataSource dataSource, Schema schema) {
        return builder(dataSource).schema(schema).build();
    }

    /// {@return a database whose reads go to replicas and whose writes go to the primary}
    ///
    /// @see Builder#replicas(List, ReplicaChooser)
    public static Database withReplicas(
            DataSource primary, List<? extends DataSource> replicas, ReplicaChooser chooser) {
        return builder(primary).replicas(replicas, chooser).build();
    }

    /// {@return what puts a database together}
    public static Builder builder(DataSource primary) {
        return new Builder(primary);
    }

    /// Puts a database together.
    public static final class Builder {
        private Connections connections;
        private SessionSettings settings = SessionSettings.DEFAULT;

        private Builder(DataSource primary) {
            this.connections = Connections.to(Objects.requireNonNull(primary, "dataSource"));
        }

        /// The schema, from which exceptions name tables and columns.
        public Builder schema(Schema schema) {
            settings = settings.withSchema(schema);
            return this;
        }

        /// Sends selects and queries outside of transactions to one of the replicas, and read-only
        /// transactions that are not serializable. Everything else goes to the primary: writes, raw
        /// SQL, selects that lock, other transactions, and whatever [#primary()] starts.
        ///
        /// A replica is a little behind: who must read what was just written, says so.
        ///
        /// @param replicas none for no difference
        public Builder replicas(List<? extends DataSource> replicas, ReplicaChooser chooser) {
            connections = new Connections(connections.primary(), List.copyOf(replicas), chooser);
            return this;
        }

        /// Tells a listener of every statement, besides those that are told already.
        public Builder listener(StatementListener listener) {
            settings = settings.withListener(listener);
            return this;
        }

        /// Shows the values of parameters to the listeners. They may be personal data or secrets.
        public Builder showParameters() {
            settings = settings.withShownParameters();
            return this;
        }

        /// Repeats transactions that do not say otherwise, after a serialization failure or a
        /// deadlock. Their functions must be fit to run again.
        public Builder transactionRetry(TransactionRetry policy) {
            settings = settings.withRetry(Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /// Tells the server the tenant of each handle, for policies as
        /// [dev.leat.schema.object.TenantPolicy]: the second wall, behind the conditions that the
        /// statements have anyway. A statement outside of a transaction then is one, three round
        /// trips instead of one.
        public Builder rowLevelSecurity() {
            settings = settings.withRowSecurity();
            return this;
        }

        /// {@return the database}
        public Database build() {
            return new Database(connections, settings, new Ambient());
        }
    }

    /// {@return what to use in a function that does not know whether a transaction is open: the one
    /// that is open on this thread, or else this database}
    ///
    /// @throws IllegalStateException on a thread that a structured task scope forked inside a
    ///   transaction, which can be used on its own thread only
    public Session current() {
        Transaction open = ambient.current();
        if (open == null) {
            ambient.refuseFork();
            return this;
        }
        return open;
    }

    /// {@return the transaction that is open on this thread}
    ///
    /// @throws IllegalStateException if there is none
    public Transaction currentTransaction() {
        Transaction open = ambient.current();
        if (open == null) {
            ambient.refuseFork();
            throw new IllegalStateException(
                    "no transaction of this database is open on thread '%s'; call this inside db.transaction(…)"
                            .formatted(Ambient.nameOf(Thread.currentThread())));
        }
        return open;
    }

    /// {@return this database for what must not be part of the transaction that is open on this
    /// thread: another connection, committed at once}
    ///
    /// It does not see what the transaction wrote, and waits for its locks forever.
    public Database outside() {
        return new Database(connections, settings, new Ambient());
    }

    /// {@return this database without its replicas, for reading what was just written}
    public Database primary() {
        return new Database(connections.onlyPrimary(), settings, ambient);
    }

    /// {@return this database with another listener besides those that it has}
    public Database withListener(StatementListener listener) {
        return new Database(connections, settings.withListener(listener), ambient);
    }

    // ---- tenants

    /// {@return a handle that sees and changes the rows of one tenant only: through it, and only
    /// through such, statements may mention a [TenantTable]}
    ///
    /// Inside a transaction that is open on the thread it works in that.
    ///
    /// @param id what the tables' tenant columns hold
    public TenantSession tenant(Object id) {
        return new TenantSession(this, new Tenancy.One(id));
    }

    /// {@return a handle that sees and changes the rows of all tenants: for operators, reports,
    /// jobs}
    ///
    /// @param reason for whoever reads the code; not blank
    public TenantSession acrossTenants(String reason) {
        return new TenantSession(this, new Tenancy.Across(reason));
    }

    /// {@return this database without any way to a statement that does not first say whose rows:
    /// what to give to the code of an application}
    ///
    /// @param idType what a tenant is known by, so that nothing else compiles
    public <K> TenantDatabase<K> tenants(Class<K> idType) {
        return new TenantDatabase<>(this, idType);
    }

    /// A trap, as [#selectFrom(TenantTable)].
    public <R, K> TenantRequired copyInto(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    @Override
    public SharedWith with(CommonTable<?>... tables) {
        return new SharedWith(this, List.of(tables));
    }

    @Override
    public Tenancy tenancy() {
        return Tenancy.NOBODY;
    }

    // ---- connections

    /// A connection of its own for what lasts longer than a function. Whoever takes it closes it,
    /// which gives it back to its pool; a pool with a leak threshold reports with its stack who did
    /// not. Wherever possible use [#withConnection(ConnectionWork)].
    public Connection borrowConnection() {
        refuseInsideTransaction();
        return connections.open(Connections.Access.WRITE);
    }

    /// Runs the function in a transaction of the server's default isolation and commits, or rolls
    /// back if it throws.
    @Override
    public <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X {
        refuseInsideTransaction();
        return transaction(TransactionOptions.DEFAULT, Tenancy.NOBODY, work);
    }

    /// As [#transaction(TransactionFunction)]: what a lambda is.
    public <T, X extends Exception> T transaction(SharedTransactionFunction<T, X> work) throws X {
        return transaction(TransactionOptions.DEFAULT, work);
    }

    /// As [#transaction(TransactionFunction)], with an isolation. A [DatabaseException.Conflict]
    /// means that the whole may be repeated.
    public <T, X extends Exception> T transaction(
            Isolation isolation, SharedTransactionFunction<T, X> work) throws X {
        return transaction(TransactionOptions.isolation(isolation), work);
    }

    /// As [#transaction(TransactionFunction)], with options.
    public <T, X extends Exception> T transaction(
            TransactionOptions options, SharedTransactionFunction<T, X> work) throws X {
        refuseInsideTransaction();
        return transaction(options, Tenancy.NOBODY, work);
    }

    <T, X extends Exception> T transaction(
            TransactionOptions options, Tenancy tenancy, TransactionFunction<T, X> work) throws X {
        return new TransactionRun(connections, settings, ambient, options, tenancy).of(work);
    }

    /// As [#inTransaction(TransactionAction)]: what a lambda is.
    public <X extends Exception> void inTransaction(SharedTransactionAction<X> work) throws X {
        super.inTransaction(work);
    }

    /// As [#transaction(TransactionOptions, SharedTransactionFunction)], for work without a result.
    public <X extends Exception> void inTransaction(
            TransactionOptions options, SharedTransactionAction<X> work) throws X {
        this.<Boolean, X>transaction(
                options,
                transaction -> {
                    work.run(transaction);
                    return true;
                });
    }

    private void refuseInsideTransaction() {
        if (ambient.current() != null) {
            throw new IllegalStateException(
                    "a transaction of this database is open on this thread, and a statement of the database itself would run outside of it: use the handle that the function was given, or current(), or, if it is meant, outside()");
        }
        ambient.refuseFork();
    }

    @Override
    <T extends @Nullable Object> T onConnection(Connections.Access access, ConnectionWork<T> work) {
        refuseInsideTransaction();
        try (Connection connection = connections.open(access)) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            try {
                return work.with(connection);
            } finally {
                leaveNothingOpen(connection);
            }
        } catch (SQLException e) {
            throw DatabaseException.of("using a connection", e, settings.schema());
        }
    }

    /// Runs the work with a transaction around it, for settings that last as long.
    <T extends @Nullable Object> T inOneTransaction(
            Connections.Access access, ConnectionWork<T> work) {
        return onConnection(
                access,
                connection -> {
                    connection.setAutoCommit(false);
                    T result = work.with(connection);
                    // What is left open after a failure is rolled back.
                    connection.commit();
                    return result;
                });
    }

    /// Raw JDBC may have begun a transaction and lost its way out.
    private static void leaveNothingOpen(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    SessionSettings settings() {
        return settings;
    }

    @Override
    boolean isTransaction() {
        return false;
    }

    @Override
    <T> T atomically(TransactionFunction<T, RuntimeException> work) {
        return transaction(work);
    }
}
