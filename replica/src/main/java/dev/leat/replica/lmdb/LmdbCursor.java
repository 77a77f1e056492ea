package dev.leat.replica.lmdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Walks a database in key order.
///
/// ```java
/// try (LmdbCursor cursor = transaction.cursor(database)) {
///     for (boolean there = cursor.first(); there; there = cursor.next()) {
///         use(cursor.key(), cursor.value());
///     }
/// }
/// ```
public final class LmdbCursor implements AutoCloseable {
    private final MemorySegment handle;
    private final LmdbDatabase database;
    private final NativeBytes key;
    private final NativeBytes value;
    private boolean closed;

    LmdbCursor(MemorySegment handle, LmdbDatabase database, Arena arena) {
        this.handle = handle;
        this.database = database;
        this.key = new NativeBytes(arena, LmdbTransaction.MAX_KEY_LENGTH + 1);
        this.value = new NativeBytes(arena, 8);
    }

    /// Goes to the first entry. {@return whether there is one}
    public boolean first() {
        return move(LmdbLibrary.CURSOR_FIRST);
    }

    /// Goes to the next entry. {@return whether there is one}
    public boolean next() {
        return move(LmdbLibrary.CURSOR_NEXT);
    }

    /// Goes to the first entry whose key is not less than the given one. {@return whether there is
    /// one}
    public boolean seek(byte[] keyBytes) {
        key.set(keyBytes);
        return move(LmdbLibrary.CURSOR_SET_RANGE);
    }

    private boolean move(int operation) {
        try {
            return LmdbLibrary.check(
                    "walk",
                    database,
                    (int)
                            LmdbLibrary.CURSOR_GET.invokeExact(
                                    handle, key.val(), value.val(), operation));
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    /// {@return the key of the entry that the cursor stands on}
    public byte[] key() {
        return key.get();
    }

    /// {@return the value of the entry that the cursor stands on}
    public byte[] value() {
        return value.get();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            LmdbLibrary.CURSOR_CLOSE.invokeExact(handle);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }
}
