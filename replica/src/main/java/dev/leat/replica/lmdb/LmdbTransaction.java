package dev.leat.replica.lmdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A transaction: all of its writes or none. Closing it without [#commit] undoes it.
///
/// Used by one thread, the one that began it.
public final class LmdbTransaction implements AutoCloseable {
    /// The longest key that LMDB takes, in bytes.
    public static final int MAX_KEY_LENGTH = 511;

    private static final int STAT_BYTES = 40;
    private static final int STAT_ENTRIES = 32;

    private final MemorySegment handle;
    private final boolean readOnly;
    private final Arena arena = Arena.ofConfined();
    private final NativeBytes key = new NativeBytes(arena, MAX_KEY_LENGTH + 1);
    private final NativeBytes value = new NativeBytes(arena, 4096);
    private boolean ended;

    LmdbTransaction(MemorySegment handle, boolean readOnly) {
        this.handle = handle;
        this.readOnly = readOnly;
    }

    /// Opens the named database.
    ///
    /// @return the database, or null if it does not exist and this transaction only reads
    public @Nullable LmdbDatabase database(String name) {
        try {
            MemorySegment dbi = arena.allocate(JAVA_INT);
            boolean found =
                    LmdbLibrary.check(
                            "open the database",
                            name,
                            (int)
                                    LmdbLibrary.DBI_OPEN.invokeExact(
                                            handle,
                                            arena.allocateFrom(name),
                                            readOnly ? 0 : LmdbLibrary.DB_CREATE,
                                            dbi));
            return found ? new LmdbDatabase(dbi.get(JAVA_INT, 0), name) : null;
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// {@return how many entries the database has}
    public long size(LmdbDatabase database) {
        try {
            MemorySegment stat = arena.allocate(STAT_BYTES, 8);
            LmdbLibrary.require(
                    "count the entries of",
                    database,
                    (int) LmdbLibrary.STAT.invokeExact(handle, database.handle(), stat));
            return stat.get(JAVA_LONG, STAT_ENTRIES);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// {@return the value of the key, or null}
    public byte @Nullable [] get(LmdbDatabase database, byte[] keyBytes) {
        try {
            boolean found =
                    LmdbLibrary.check(
                            "read",
                            database,
                            (int)
                                    LmdbLibrary.GET.invokeExact(
                                            handle,
                                            database.handle(),
                                            key.set(keyBytes),
                                            value.val()));
            return found ? value.get() : null;
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// Stores the value, in the place of an older one.
    ///
    /// @throws LmdbException if the key is empty or longer than [#MAX_KEY_LENGTH], the file has
    ///   reached its limit, or the disk is full
    public void put(LmdbDatabase database, byte[] keyBytes, byte[] valueBytes) {
        put(database, keyBytes, valueBytes, 0);
    }

    /// Stores the value after all others: much faster than [#put] for sorted input.
    ///
    /// @throws LmdbException also if the key is not greater than every key of the database
    public void append(LmdbDatabase database, byte[] keyBytes, byte[] valueBytes) {
        put(database, keyBytes, valueBytes, LmdbLibrary.PUT_APPEND);
    }

    private void put(LmdbDatabase database, byte[] keyBytes, byte[] valueBytes, int flags) {
        try {
            LmdbLibrary.require(
                    "write to",
                    database,
                    (int)
                            LmdbLibrary.PUT.invokeExact(
                                    handle,
                                    database.handle(),
                                    key.set(keyBytes),
                                    value.set(valueBytes),
                                    flags));
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// {@return whether the key was there to be deleted}
    public boolean delete(LmdbDatabase database, byte[] keyBytes) {
        try {
            return LmdbLibrary.check(
                    "delete from",
                    database,
                    (int)
                            LmdbLibrary.DEL.invokeExact(
                                    handle,
                                    database.handle(),
                                    key.set(keyBytes),
                                    MemorySegment.NULL));
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// Deletes every entry of the database and keeps it.
    public void clear(LmdbDatabase database) {
        try {
            LmdbLibrary.require(
                    "empty",
                    database,
                    (int) LmdbLibrary.DROP.invokeExact(handle, database.handle(), 0));
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// Opens a cursor, which must be closed before this transaction ends.
    public LmdbCursor cursor(LmdbDatabase database) {
        try {
            MemorySegment pointer = arena.allocate(ADDRESS);
            LmdbLibrary.require(
                    "open a cursor on",
                    database,
                    (int) LmdbLibrary.CURSOR_OPEN.invokeExact(handle, database.handle(), pointer));
            return new LmdbCursor(pointer.get(ADDRESS, 0), database, arena);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// Makes the writes permanent. After an exception the transaction is undone.
    public void commit() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        ended = true;
        try {
            LmdbLibrary.require(
                    "commit", "the transaction", (int) LmdbLibrary.TXN_COMMIT.invokeExact(handle));
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        } finally {
            arena.close();
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            LmdbLibrary.TXN_ABORT.invokeExact(handle);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        } finally {
            arena.close();
        }
    }
}
