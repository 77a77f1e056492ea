package dev.leat.postgres.replication;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.SQLException;

/// Puts the server's refusals into words that say what to do.
final class ReplicationErrors {

    private static final String REPLICATION_RIGHT =
            ". The role needs to log in with the REPLICATION attribute: ALTER ROLE … REPLICATION";

    private ReplicationErrors() {}

    static ReplicationException explain(String attempt, ConnectionUrl url, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String message = String.valueOf(e.getMessage());
        ReplicationException.Kind kind = kind(state, message, e);
        String text =
                "Could not "
                        + attempt
                        + " on "
                        + url
                        + ": "
                        + message
                        + " (SQLSTATE "
                        + state
                        + ")"
                        + remedy(kind, state, message);
        return new ReplicationException(kind, text, e);
    }

    private static ReplicationException.Kind kind(String state, String message, SQLException e) {
        if (Retry.isConnectionError(e)) {
            return ReplicationException.Kind.CONNECTION;
        }
        // The driver reports a dropped socket while copying without a state.
        if (e.getSQLState() == null || state.startsWith("57P")) {
            return ReplicationException.Kind.CONNECTION;
        }
        return switch (state) {
            case "55006" -> ReplicationException.Kind.SLOT_IN_USE;
            case "55000" ->
                    message.contains("slot")
                                    && (message.contains("invalidated")
                                            || message.contains("obsolete")
                                            || message.contains("no longer"))
                            ? ReplicationException.Kind.SLOT_INVALIDATED
                            : ReplicationException.Kind.NOT_PERMITTED;
            case "42704" ->
                    message.contains("publication")
                            ? ReplicationException.Kind.PUBLICATION_MISSING
                            : ReplicationException.Kind.SLOT_MISSING;
            case "53400", "53300" -> ReplicationException.Kind.NO_CAPACITY;
            case "42501", "28000", "28P01", "3D000", "42710" ->
                    ReplicationException.Kind.NOT_PERMITTED;
            default -> ReplicationException.Kind.PROTOCOL;
        };
    }

    private static String remedy(ReplicationException.Kind kind, String state, String message) {
        return switch (kind) {
            case CONNECTION -> ". The position is kept: connect again to go on";
            case SLOT_IN_USE -> ". Stop the other reader, or end it with pg_terminate_backend";
            case SLOT_MISSING ->
                    ". The slot is gone, and with it the log since: make a new copy with a new slot";
            case SLOT_INVALIDATED ->
                    ". The server gave up the slot's log (see max_slot_wal_keep_size): drop the slot and make a new copy";
            case NO_CAPACITY ->
                    ". Drop unused slots (select * from pg_replication_slots) or raise max_replication_slots and max_wal_senders";
            case PUBLICATION_MISSING -> ". Create the publication, or correct its name";
            case NOT_PERMITTED ->
                    switch (state) {
                        case "55000" -> ". Set wal_level = logical and restart the server";
                        case "42710" -> ". Choose another name or drop the slot that has it";
                        case "42501" ->
                                message.contains("row-level security")
                                        ? ". The stream knows no policies, so the copy must see all rows too:"
                                                + " ALTER ROLE … BYPASSRLS, or take the table out of the publication"
                                        : message.contains("permission denied for")
                                                ? ". Let the role read it: GRANT SELECT (and USAGE on its schema)"
                                                : REPLICATION_RIGHT;
                        default -> REPLICATION_RIGHT;
                    };
            case PROTOCOL, CLOSED -> "";
        };
    }
}
