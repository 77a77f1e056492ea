package dev.leat.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A statement that Postgres refused, or a connection that failed.
///
/// The message has the statement with its placeholders, never a row's values; those that Postgres
/// would add as detail are left out.
public sealed class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SQL = 2_000;

    private final @Nullable String sqlState;
    private final @Nullable String constraint;
    private final @Nullable String table;

    private DatabaseException(String message, SQLException failure) {
        super(message, clean(failure));
        sqlState = failure.getSQLState();
        ServerErrorMessage server = server(failure);
        constraint = server == null ? null : server.getConstraint();
        table = server == null ? null : server.getTable();
    }

    /// A unique or primary key was there already.
    public static final class UniqueViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private UniqueViolation(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// The row referred to is missing, or a row is still referred to.
    public static final class ForeignKeyViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private ForeignKeyViolation(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// A column that must not be null would be.
    public static final class NotNullViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private NotNullViolation(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// A check constraint does not hold.
    public static final class CheckViolation extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private CheckViolation(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// The transaction met another one and may succeed when it is repeated: a serialization failure
    /// or a deadlock.
    public static final class Conflict extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private Conflict(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// Anything else.
    public static final class Other extends DatabaseException {
        private static final long serialVersionUID = 1L;

        private Other(String message, SQLException failure) {
            super(message, failure);
        }
    }

    /// {@return the exception that names what went wrong}
    ///
    /// @param attempt the statement, or in words what was attempted
    public static DatabaseException of(String attempt, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String message =
                "%s (SQLSTATE %s) in: %s"
                        .formatted(
                                primaryMessage(failure),
                                state.isEmpty() ? "none" : state,
                                attempt.length() > MAX_SQL
                                        ? attempt.substring(0, MAX_SQL) + "…"
                                        : attempt);
        return switch (state) {
            case "23505" -> new UniqueViolation(message, failure);
            case "23503" -> new ForeignKeyViolation(message, failure);
            case "23502" -> new NotNullViolation(message, failure);
            case "23514" -> new CheckViolation(message, failure);
            case "40001", "40P01" -> new Conflict(message, failure);
            default -> new Other(message, failure);
        };
    }

    /// {@return the five characters of SQLSTATE, or `null` if there is none}
    public @Nullable String sqlState() {
        return sqlState;
    }

    /// {@return the name of the violated constraint, or `null`}
    public @Nullable String constraint() {
        return constraint;
    }

    /// {@return the name of the table that the error is about, or `null`}
    public @Nullable String table() {
        return table;
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private static String primaryMessage(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String text = server == null ? failure.getMessage() : server.getMessage();
        String message = text == null ? "no message" : text;
        // Data exceptions quote the value: invalid input syntax for type uuid: "…".
        String state = failure.getSQLState();
        int quoted = message.indexOf(": \"");
        return state != null && state.startsWith("22") && quoted > 0
                ? message.substring(0, quoted)
                : message;
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
