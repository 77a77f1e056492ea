package dev.leat.replica.lmdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An `MDB_val` and a native buffer that it can point to, reused from call to call.
@SuppressWarnings("restricted") // memory that LMDB points to has to be given its length
final class NativeBytes {
    private final Arena arena;
    private final MemorySegment val;
    private MemorySegment buffer;

    NativeBytes(Arena arena, int capacity) {
        this.arena = arena;
        this.val = arena.allocate(LmdbLibrary.VAL);
        this.buffer = arena.allocate(capacity);
    }

    /// {@return the `MDB_val`}
    MemorySegment val() {
        return val;
    }

    /// Copies the bytes to the buffer and points the `MDB_val` at them.
    MemorySegment set(byte[] bytes) {
        if (bytes.length > buffer.byteSize()) {
            buffer = arena.allocate(Math.max(bytes.length, 2 * buffer.byteSize()));
        }
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        val.set(JAVA_LONG, LmdbLibrary.VAL_SIZE, bytes.length);
        val.set(ADDRESS, LmdbLibrary.VAL_DATA, buffer);
        return val;
    }

    /// {@return a copy of what the `MDB_val` points to, wherever that is}
    byte[] get() {
        long size = val.get(JAVA_LONG, LmdbLibrary.VAL_SIZE);
        return val.get(ADDRESS, LmdbLibrary.VAL_DATA).reinterpret(size).toArray(JAVA_BYTE);
    }
}
