package dev.leat.migrate.history;

import org.jspecify.annotations.Nullable;

/// A migration cannot be written, read or applied; the message says which, what was found and what
/// to do.
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MigrationException(String message) {
        this(message, null);
    }

    public MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
