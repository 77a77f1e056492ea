package dev.leat.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a transaction runs. Immutable; what is not said is the server's default.
///
/// ```java
/// db.transaction(TransactionOptions.serializable().withRetry(TransactionRetry.DEFAULT), tx -> …);
/// db.transaction(TransactionOptions.repeatableRead().asReadOnly().withSnapshot(id), tx -> …);
/// ```
///
/// The options travel with the transaction's begin, in one round trip, and leave no trace on the
/// connection, so they work through poolers that give each transaction another connection.
///
/// @param isolation `null` for the server's default, usually read committed
/// @param readOnly whether writing is refused; it may then run on a replica
/// @param deferrable whether a serializable read-only transaction waits at its start until it can
///   neither fail nor make others fail
/// @param snapshot what [Transaction#exportSnapshot()] of another transaction gave; `null` for none
/// @param statementTimeout after which a statement is ended with [DatabaseException.QueryCanceled]
/// @param lockTimeout after which waiting for a lock ends with [DatabaseException.LockTimeout]
/// @param retry `null` for that of the database
public record TransactionOptions(
        @Nullable Isolation isolation,
        boolean readOnly,
        boolean deferrable,
        @Nullable String snapshot,
        @Nullable Duration statementTimeout,
        @Nullable Duration lockTimeout,
        @Nullable TransactionRetry retry) {
    /// The server's defaults.
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(null, false, false, null, null, null, null);

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9A-Fa-f-]+");

    public TransactionOptions {
        if (deferrable && (isolation != Isolation.SERIALIZABLE || !readOnly)) {
            throw new IllegalArgumentException(
                    "deferrable means something only for a serializable, read-only transaction: serializable().asReadOnly().asDeferrable()");
        }
        if (snapshot != null) {
            if (!SNAPSHOT.matcher(snapshot).matches()) {
                throw new IllegalArgumentException(
                        "not the name of a snapshot; it is what exportSnapshot() gave");
            }
            if (isolation == null || isolation == Isolation.READ_COMMITTED) {
                throw new IllegalArgumentException(
                        "a transaction that takes another's snapshot must be repeatable read or serializable");
            }
        }
        positive("statement timeout", statementTimeout);
        positive("lock timeout", lockTimeout);
    }

    private static void positive(String what, @Nullable Duration timeout) {
        if (timeout != null && (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the " + what + " " + timeout + " is not between 1 ms and 24 days");
        }
    }

    /// {@return options that say the isolation}
    public static TransactionOptions isolation(Isolation isolation) {
        return new TransactionOptions(isolation, false, false, null, null, null, null);
    }

    /// {@return options for a transaction each of whose statements sees what was committed before
    /// it}
    public static TransactionOptions readCommitted() {
        return isolation(Isolation.READ_COMMITTED);
    }

    /// {@return options for a transaction that sees one state of the database}
    public static TransactionOptions repeatableRead() {
        return isolation(Isolation.REPEATABLE_READ);
    }

    /// {@return options for a transaction that behaves as if it ran alone}
    public static TransactionOptions serializable() {
        return isolation(Isolation.SERIALIZABLE);
    }

    /// {@return these options, for a transaction that does not write}
    public TransactionOptions asReadOnly() {
        return new TransactionOptions(
                isolation, true, deferrable, snapshot, statementTimeout, lockTimeout, retry);
    }

    /// {@return these options, for a serializable, read-only transaction that waits until it is
    /// safe}
    public TransactionOptions asDeferrable() {
        return new TransactionOptions(
                isolation, readOnly, true, snapshot, statementTimeout, lockTimeout, retry);
    }

    /// {@return these options, with the state of the database that another transaction exported and
    /// still holds}
    public TransactionOptions withSnapshot(String name) {
        return new TransactionOptions(
                isolation, readOnly, deferrable, name, statementTimeout, lockTimeout, retry);
    }

    /// {@return these options, with a limit for each statement}
    public TransactionOptions withStatementTimeout(Duration limit) {
        return new TransactionOptions(
                isolation, readOnly, deferrable, snapshot, limit, lockTimeout, retry);
    }

    /// {@return these options, with a limit for waiting for each lock}
    public TransactionOptions withLockTimeout(Duration limit) {
        return new TransactionOptions(
                isolation, readOnly, deferrable, snapshot, statementTimeout, limit, retry);
    }

    /// {@return these options, repeated so after a serialization failure or a deadlock}
    public TransactionOptions withRetry(TransactionRetry policy) {
        return new TransactionOptions(
                isolation, readOnly, deferrable, snapshot, statementTimeout, lockTimeout, policy);
    }

    /// A stand-by can neither serialize nor take a snapshot of the primary.
    Connections.Access access() {
        return readOnly && isolation != Isolation.SERIALIZABLE && snapshot == null
                ? Connections.Access.READ
                : Connections.Access.WRITE;
    }

    /// What follows BEGIN, in the order that Postgres demands.
    List<String> statements() {
        List<String> modes = new ArrayList<>();
        if (isolation != null) {
            modes.add("ISOLATION LEVEL " + isolation.sql());
        }
        if (readOnly) {
            modes.add("READ ONLY");
        }
        if (deferrable) {
            modes.add("DEFERRABLE");
        }
        List<String> statements = new ArrayList<>();
        if (!modes.isEmpty()) {
            statements.add("SET TRANSACTION " + String.join(", ", modes));
        }
        if (snapshot != null) {
            statements.add("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
        if (statementTimeout != null) {
            statements.add("SET LOCAL statement_timeout = " + statementTimeout.toMillis());
        }
        if (lockTimeout != null) {
            statements.add("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
        }
        return statements;
    }
}
