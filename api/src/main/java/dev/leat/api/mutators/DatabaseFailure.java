package dev.leat.api.mutators;

import dev.leat.sql.DatabaseException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a failed statement means for the mutation that ran it.
///
/// Its text names the SQLSTATE and what that stands for, never the server's message, which can
/// quote row values, nor the statement.
///
/// @param sqlState five characters, `null` if the failure never reached the server
/// @param constraint the violated constraint, `null` for none
/// @param meaning what follows from it
record DatabaseFailure(@Nullable String sqlState, @Nullable String constraint, Meaning meaning) {

    /// What follows from a failure.
    enum Meaning {
        /// Another transaction was in the way: the same mutation may succeed at once.
        CONFLICT,
        /// The database refuses this change, now and later: the client must be told.
        REFUSED,
        /// The database cannot do anything now: nothing is known about the mutation, which must be
        /// sent again.
        UNAVAILABLE
    }

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("22001", "a value is too long for its column"),
                    Map.entry("22003", "a number is out of range"),
                    Map.entry("22P02", "a value does not have the form of its type"),
                    Map.entry("23001", "the row is still referenced"),
                    Map.entry("23502", "a required value is missing"),
                    Map.entry("23503", "a referenced row does not exist, or is still referenced"),
                    Map.entry("23505", "a row with this key exists already"),
                    Map.entry("23514", "a check constraint does not hold"),
                    Map.entry("23P01", "an exclusion constraint does not hold"),
                    Map.entry("25006", "the server only reads"),
                    Map.entry("25P02", "an earlier statement of the transaction failed"),
                    Map.entry("3F000", "a schema does not exist"),
                    Map.entry("40001", "another transaction changed the same rows"),
                    Map.entry("40P01", "two transactions waited for each other"),
                    Map.entry("42501", "permission denied"),
                    Map.entry("42703", "a column does not exist"),
                    Map.entry("42P01", "a table does not exist"),
                    Map.entry("53300", "the server has no connection left"),
                    Map.entry("55P03", "a lock is taken"),
                    Map.entry("57014", "a statement took too long"),
                    Map.entry("57P01", "the server shuts down"),
                    Map.entry("57P03", "the server starts"),
                    Map.entry("P0001", "a trigger or function raised an exception"));

    DatabaseFailure {
        Objects.requireNonNull(meaning, "meaning");
    }

    /// {@return the failure of the statement that caused this exception, `null` if none did}
    static @Nullable DatabaseFailure causeOf(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof DatabaseException typed) {
                return of(typed.sqlState(), typed.constraint());
            }
            if (t instanceof PSQLException driver) {
                ServerErrorMessage server = driver.getServerErrorMessage();
                return of(driver.getSQLState(), server == null ? null : server.getConstraint());
            }
            if (t instanceof SQLException sql) {
                return of(sql.getSQLState(), null);
            }
            if (t.getCause() == t) {
                break;
            }
        }
        return null;
    }

    private static DatabaseFailure of(@Nullable String state, @Nullable String constraint) {
        return new DatabaseFailure(state, constraint, meaningOf(state));
    }

    private static Meaning meaningOf(@Nullable String state) {
        if (state == null || state.length() != 5) {
            return Meaning.UNAVAILABLE;
        }
        return switch (state) {
            case "40001", "40P01", "55P03" -> Meaning.CONFLICT;
            case "25006" -> Meaning.UNAVAILABLE; // a stand-by after a switch-over
            default ->
                    switch (state.substring(0, 2)) {
                        case "08", "40", "53", "55", "57", "58", "F0", "XX" -> Meaning.UNAVAILABLE;
                        default -> Meaning.REFUSED;
                    };
        };
    }

    /// {@return the failure in words, as in `a row with this key exists already (SQLSTATE 23505)`,
    /// with the name of the constraint if there is one}
    String describe() {
        if (sqlState == null) {
            return "the database cannot be reached";
        }
        String name = NAMES.get(sqlState);
        if (name == null && sqlState.startsWith("08")) {
            name = "the connection to the database is lost";
        }
        return (name == null ? "a statement failed" : name)
                + (constraint == null ? "" : ": constraint \"" + constraint + "\"")
                + " (SQLSTATE "
                + sqlState
                + ")";
    }

    /// {@return what may be logged of an exception: if a statement caused it, where it happened and
    /// its SQLSTATE, but not the server's message, which quotes row values}
    static Throwable withoutValues(Throwable thrown) {
        DatabaseFailure failure = causeOf(thrown);
        if (failure == null) {
            return thrown;
        }
        Throwable safe = new Throwable(failure.describe());
        safe.setStackTrace(thrown.getStackTrace());
        return safe;
    }
}
