package dev.leat.migrate.apply;

import dev.leat.migrate.history.MigrationScript;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What the server said of a statement, for the person who wrote it.
final class SqlErrors {
    private static final Map<String, String> ADVICE =
            Map.of(
                    "3D000",
                    "Create it, or have leat migrate --create-databases do so",
                    "25001",
                    "Put the line "
                            + MigrationScript.NO_TRANSACTION
                            + " before it, so that it runs by itself",
                    "55P04",
                    "The value was added in the same transaction: put the line "
                            + MigrationScript.NO_TRANSACTION
                            + " before the ALTER TYPE, so that it is committed first");

    private SqlErrors() {}

    /// {@return the message with its SQLSTATE and, where there is one, what to do}
    static String describe(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        String text = message == null ? String.valueOf(e.getMessage()) : message.getMessage();
        String described =
                withoutValue(String.valueOf(text), e) + " (SQLSTATE " + e.getSQLState() + ")";
        String advice = e.getSQLState() == null ? null : ADVICE.get(e.getSQLState());
        String hint = message == null ? null : message.getHint();
        if (advice != null) {
            return described + ". " + advice;
        }
        return hint == null || hint.isBlank()
                ? described
                : described + ". " + hint.replaceAll("\\.\\s*$", "");
    }

    /// A row's value does not belong into logs. Where the fault is in the text of the statement,
    /// the server tells its position, and the value is the statement's own.
    private static String withoutValue(String text, SQLException e) {
        boolean ofRow =
                e.getSQLState() != null && e.getSQLState().startsWith("22") && position(e) < 1;
        return ofRow ? text.replaceAll("(?s):? \".*\"", "") : text;
    }

    /// {@return how many lines into the statement the fault is; 0 where the server does not tell}
    static int linesInto(String sql, SQLException e) {
        int position = position(e);
        if (position < 1 || position > sql.length()) {
            return 0;
        }
        return (int) sql.substring(0, position - 1).chars().filter(c -> c == '\n').count();
    }

    private static int position(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        return message == null ? 0 : message.getPosition();
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException e) {
        return e instanceof PSQLException error ? error.getServerErrorMessage() : null;
    }
}
