package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A statement that Postgres refused, or a connection that failed.
///
/// ```java
/// try {
///     db.insertInto(USERS).values(user).execute();
/// } catch (DatabaseException.UniqueViolation e) {
///     if (e.concerns(USERS.email)) { … }
/// }
/// ```
///
/// The message has the statement with its placeholders, never a row's values; those that Postgres
/// would add as detail are left out. Tables and columns are known if the database was given its
/// schema.
public abstract sealed class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SQL = 2_000;
    private static final Pattern QUOTED_VALUE = Pattern.compile("value \"(?:[^\"]|\"\")*\"");

    private final @Nullable String sqlState;
    private final transient ViolatedObject object;

    private DatabaseException(String message, SQLException failure, ViolatedObject object) {
        super(message, clean(failure));
        this.sqlState = failure.getSQLState();
        this.object = object;
    }

    /// A unique or primary key was there already.
    public static final class UniqueViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private UniqueViolation(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// A column that must not be null would be.
    public static final class NotNullViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private NotNullViolation(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// A check constraint does not hold.
    public static final class CheckViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable String domain;

        private CheckViolation(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
            this.domain = object.domain();
        }

        /// {@return the name of the domain whose constraint it is, or `null` if it is a table's}
        ///
        /// The server does not say for which column the value was meant: [#table()] and
        /// [#columns()] are known only if the schema has one column of the domain.
        public @Nullable String domain() {
            return domain;
        }
    }

    /// An exclusion constraint does not hold: a row that must not overlap does.
    public static final class ExclusionViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private ExclusionViolation(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// A lock was taken by someone else: `nowait`, or waiting for it took too long.
    public static final class LockTimeout extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private LockTimeout(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The statement was ended: it took longer than `statement_timeout`, or somebody canceled it.
    public static final class QueryCanceled extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private QueryCanceled(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The connection is gone, or could not be made. Whether a commit under way happened is
    /// unknown.
    public static final class ConnectionLost extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private ConnectionLost(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The server has no connection, memory or disk space left.
    public static final class OutOfResources extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private OutOfResources(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The statement is wrong, names what does not exist, or asks for what its role may not do.
    public static final class SyntaxOrAccess extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private SyntaxOrAccess(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// A value does not fit its type: too long, out of range, not of the form.
    public static final class InvalidValue extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private InvalidValue(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The statement writes, but the transaction or the server only reads.
    public static final class ReadOnly extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private ReadOnly(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// An earlier statement of the transaction failed, so Postgres refuses the rest of it.
    public static final class TransactionAborted extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private TransactionAborted(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// A function or trigger raised an exception; the message is its own.
    public static final class Raised extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private Raised(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// The row referred to is missing, or a row is still referred to.
    public static final class ForeignKeyViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable ForeignKey foreignKey;

        private ForeignKeyViolation(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
            this.foreignKey = object.foreignKey();
        }

        /// {@return the foreign key, or `null` if the schema does not have it}
        public @Nullable ForeignKey foreignKey() {
            return foreignKey;
        }
    }

    /// The transaction met another one and may succeed when it is repeated, which a
    /// [TransactionRetry] does.
    public abstract static sealed class Conflict extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private Conflict(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// Transactions that ran together could not have run one after the other.
    public static final class SerializationFailure extends Conflict {
        private static final long serialVersionUID = 1L;

        private SerializationFailure(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// Transactions waited for each other, and Postgres ended this one.
    public static final class Deadlock extends Conflict {
        private static final long serialVersionUID = 1L;

        private Deadlock(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// Anything else.
    public static final class Other extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private Other(String message, SQLException failure, ViolatedObject object) {
            super(message, failure, object);
        }
    }

    /// {@return the exception that names what went wrong, without objects of a schema}
    ///
    /// @param attempt the statement, or in words what was attempted
    public static DatabaseException of(String attempt, SQLException failure) {
        return of(attempt, failure, null);
    }

    /// {@return the exception that names what went wrong}
    ///
    /// @param attempt the statement, or in words what was attempted
    /// @param given of the driver
    /// @param schema where table and columns are looked up; `null` for nowhere
    public static DatabaseException of(
            String attempt, SQLException given, @Nullable Schema schema) {
        SQLException next = given.getNextException();
        // A batch's own exception quotes the statement with its values; the next says what failed.
        SQLException failure = given instanceof BatchUpdateException && next != null ? next : given;
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String message =
                "%s (SQLSTATE %s) in: %s%s"
                        .formatted(
                                primaryMessage(failure),
                                state.isEmpty() ? "none" : state,
                                attempt.length() > MAX_SQL
                                        ? attempt.substring(0, MAX_SQL) + "…"
                                        : attempt,
                                advice(state));
        ViolatedObject object = ViolatedObject.of(server(failure), schema);
        return switch (state) {
            case "23505" -> new UniqueViolation(message, failure, object);
            case "23503", "23001" -> new ForeignKeyViolation(message, failure, object);
            case "23502" -> new NotNullViolation(message, failure, object);
            case "23514" -> new CheckViolation(message, failure, object);
            case "23P01" -> new ExclusionViolation(message, failure, object);
            case "40001" -> new SerializationFailure(message, failure, object);
            case "40P01" -> new Deadlock(message, failure, object);
            case "55P03" -> new LockTimeout(message, failure, object);
            case "57014" -> new QueryCanceled(message, failure, object);
            case "25006" -> new ReadOnly(message, failure, object);
            case "25P02" -> new TransactionAborted(message, failure, object);
            // Timeouts of a session end its connection.
            case "25P03", "25P04", "57P01", "57P02", "57P03", "57P05" ->
                    new ConnectionLost(message, failure, object);
            case "P0001" -> new Raised(message, failure, object);
            default -> ofClass(state, message, failure, object);
        };
    }

    /// What is not to be seen from the server's words.
    private static String advice(String state) {
        return switch (state) {
            case "25006" ->
                    " (writes, also those of functions, need a transaction that is not read-only, on the primary: a select that writes goes there through primary())";
            // What the driver prepared on one connection of the server is missing on the next.
            case "26000", "42P05" ->
                    " (is there a pooler in transaction mode before the server? Say so in its URL: pgbouncer=true)";
            default -> "";
        };
    }

    private static DatabaseException ofClass(
            String state, String message, SQLException failure, ViolatedObject object) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> new ConnectionLost(message, failure, object);
            case "22" -> new InvalidValue(message, failure, object);
            case "42" -> new SyntaxOrAccess(message, failure, object);
            case "53" -> new OutOfResources(message, failure, object);
            default -> new Other(message, failure, object);
        };
    }

    /// {@return the five characters of SQLSTATE, or `null` if there is none}
    public @Nullable String sqlState() {
        return sqlState;
    }

    /// {@return the name of the violated constraint, or `null`}
    public @Nullable String constraint() {
        return object.constraint();
    }

    /// {@return the name of the table that the error is about, without its schema, or `null`; where
    /// a partition refused the row, that of the partition}
    public @Nullable String tableName() {
        return object.tableName();
    }

    /// {@return the table that the error is about, or `null` if there is none or the schema does
    /// not have it}
    public @Nullable Table<?> table() {
        return object.table();
    }

    /// {@return the columns of the violated constraint, or the one that must not be null; empty if
    /// there is none or the schema does not have it}
    public List<Column<?>> columns() {
        return object.columns();
    }

    /// {@return whether the column is one of [#columns()]}
    public boolean concerns(Column<?> column) {
        return object.columns().contains(column);
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private static String primaryMessage(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String text = server == null ? failure.getMessage() : server.getMessage();
        String message = text == null ? "no message" : text;
        String state = failure.getSQLState();
        // The driver's words do not say what the network did.
        if (failure.getCause() instanceof IOException broken && broken.getMessage() != null) {
            return message + " (" + broken.getMessage() + ")";
        }
        if (state == null || !state.startsWith("22")) {
            return message;
        }
        // Data exceptions quote the value: invalid input syntax for type uuid: "…".
        int quoted = message.indexOf(": \"");
        return quoted > 0
                ? message.substring(0, quoted)
                : QUOTED_VALUE.matcher(message).replaceAll("a value");
    }

    /// The driver's exception carries details with row values, which a log would print.
    private static SQLException clean(SQLException failure) {
        SQLException clean =
                new SQLException(
                        primaryMessage(failure), failure.getSQLState(), failure.getErrorCode());
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }
}
