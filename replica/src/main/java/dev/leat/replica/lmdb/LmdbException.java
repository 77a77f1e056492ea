package dev.leat.replica.lmdb;

/// LMDB refused an operation.
///
/// The message says what was attempted and carries the library's own words; [#code] is its return
/// code: negative for LMDB's own, positive for the operating system's `errno`.
public final class LmdbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The same number on every system that the library serves.
    private static final int ENOMEM = 12;

    private final int code;

    LmdbException(String attempted, int code, String libraryMessage) {
        super("LMDB could not " + attempted + ": " + libraryMessage + " (code " + code + ")");
        this.code = code;
    }

    /// {@return the library's return code}
    public int code() {
        return code;
    }

    /// {@return whether the file has reached the size given when it was opened}
    public boolean mapFull() {
        return code == LmdbLibrary.MAP_FULL;
    }

    /// {@return whether the system refused the address space}
    public boolean outOfMemory() {
        return code == ENOMEM;
    }

    /// {@return whether the file is not one that this library can read: another format, another
    /// version, or damaged}
    public boolean unreadableFile() {
        return code == LmdbLibrary.INVALID
                || code == LmdbLibrary.VERSION_MISMATCH
                || code == LmdbLibrary.CORRUPTED
                || code == LmdbLibrary.PAGE_NOTFOUND;
    }
}
