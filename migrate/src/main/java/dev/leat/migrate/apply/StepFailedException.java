package dev.leat.migrate.apply;

import java.sql.SQLException;

/// A step of a migration failed. The message says which, where and why, but not yet what that means
/// for the database; it has no full stop.
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1;

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /// {@return the message}
    String text() {
        return String.valueOf(getMessage());
    }

    /// {@return whether the server said so with this SQLSTATE}
    boolean hasState(String state) {
        return getCause() instanceof SQLException e && state.equals(e.getSQLState());
    }
}
