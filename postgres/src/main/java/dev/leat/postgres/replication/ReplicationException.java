package dev.leat.postgres.replication;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Replication could not start or go on. The message says what was attempted, what was found and
/// what to do; [#kind()] says what a program can do.
public final class ReplicationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What a program can do about it.
    public enum Kind {
        /// The connection broke or the server is going away: connect again and go on from the last
        /// durable position.
        CONNECTION,
        /// Another process reads the slot: take it over or wait.
        SLOT_IN_USE,
        /// The slot does not exist: a new copy is needed.
        SLOT_MISSING,
        /// The server gave up the slot's log: drop it; a new copy is needed.
        SLOT_INVALIDATED,
        /// No slot or sender is free: raise the server's limits or drop a slot.
        NO_CAPACITY,
        /// A publication that was asked for does not exist.
        PUBLICATION_MISSING,
        /// The server's settings or the role's rights do not allow replication.
        NOT_PERMITTED,
        /// The server said something that this code does not understand.
        PROTOCOL,
        /// [PgoutputStream#close()] was called.
        CLOSED;

        /// Whether the same attempt may succeed later without anybody doing anything.
        public boolean worthRetrying() {
            return this == CONNECTION || this == SLOT_IN_USE;
        }
    }

    private final Kind kind;

    public ReplicationException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ReplicationException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The server's code, if the cause has one.
    public @Nullable String sqlState() {
        return getCause() instanceof SQLException sql ? sql.getSQLState() : null;
    }
}
