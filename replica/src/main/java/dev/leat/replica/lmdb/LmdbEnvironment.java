package dev.leat.replica.lmdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An open LMDB file.
///
/// The map size is reserved address space and the limit of the file, not memory or disk: the file
/// grows as it is written. Pages are written with `pwrite` rather than through a writable map, so
/// that a full disk is an exception here and not a signal that ends the process. Each commit waits
/// for the disk: without that, the death of the machine could leave a file that cannot be read.
///
/// Any thread may begin a transaction; a write transaction waits for the one before it.
public final class LmdbEnvironment implements AutoCloseable {
    private static final int MAX_DATABASES = 4096;
    private static final int OWNER_READ_WRITE = 0x180;

    private final MemorySegment handle;
    private final Path file;
    private boolean closed;

    private LmdbEnvironment(MemorySegment handle, Path file) {
        this.handle = handle;
        this.file = file;
    }

    /// Opens the file, creating it if it does not exist. Beside it stands `<file>-lock`.
    ///
    /// @param file the file, in an existing directory
    /// @param mapSize the largest size it may reach, in bytes
    /// @throws LmdbException if it cannot be opened; see [LmdbException#unreadableFile()]
    public static LmdbEnvironment open(Path file, long mapSize) {
        MemorySegment handle;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(ADDRESS);
            LmdbLibrary.require(
                    "create", "an environment", (int) LmdbLibrary.ENV_CREATE.invokeExact(pointer));
            handle = pointer.get(ADDRESS, 0);
            boolean opened = false;
            try {
                LmdbLibrary.require(
                        "set the map size in bytes to",
                        mapSize,
                        (int) LmdbLibrary.ENV_SET_MAPSIZE.invokeExact(handle, mapSize));
                LmdbLibrary.require(
                        "set the number of databases to",
                        MAX_DATABASES,
                        (int) LmdbLibrary.ENV_SET_MAXDBS.invokeExact(handle, MAX_DATABASES));
                int flags =
                        LmdbLibrary.ENV_NOSUBDIR
                                | LmdbLibrary.ENV_NOTLS
                                | LmdbLibrary.ENV_NORDAHEAD;
                LmdbLibrary.require(
                        "open",
                        file,
                        (int)
                                LmdbLibrary.ENV_OPEN.invokeExact(
                                        handle,
                                        arena.allocateFrom(file.toAbsolutePath().toString()),
                                        flags,
                                        OWNER_READ_WRITE));
                LmdbLibrary.require(
                        "clear the readers that died of",
                        file,
                        (int)
                                LmdbLibrary.READER_CHECK.invokeExact(
                                        handle, arena.allocate(JAVA_INT)));
                opened = true;
            } finally {
                if (!opened) {
                    LmdbLibrary.ENV_CLOSE.invokeExact(handle);
                }
            }
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
        return new LmdbEnvironment(handle, file);
    }

    /// Begins a transaction that can write. It must be used and ended by this thread.
    public LmdbTransaction write() {
        return begin(0, "begin a write transaction on");
    }

    /// Begins a transaction that reads the newest committed state. Keep it short: while it is open,
    /// the file cannot reuse pages.
    public LmdbTransaction read() {
        return begin(LmdbLibrary.TXN_RDONLY, "begin a read transaction on");
    }

    private synchronized LmdbTransaction begin(int flags, String attempted) {
        requireOpen();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(ADDRESS);
            LmdbLibrary.require(
                    attempted,
                    file,
                    (int)
                            LmdbLibrary.TXN_BEGIN.invokeExact(
                                    handle, MemorySegment.NULL, flags, pointer));
            return new LmdbTransaction(pointer.get(ADDRESS, 0), flags != 0);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(file + " is closed");
        }
    }

    /// Closes the file. All transactions must have ended. Closing twice does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            LmdbLibrary.ENV_CLOSE.invokeExact(handle);
        } catch (Throwable thrown) {
            throw LmdbLibrary.defect(thrown);
        }
    }
}
