package dev.leat.migrate.snapshot;

import org.jspecify.annotations.Nullable;

/// A snapshot cannot be read; the message names the file and says what to do.
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SnapshotException(String message) {
        this(message, null);
    }

    public SnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
