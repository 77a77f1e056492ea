package dev.leat.replica.lmdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// The C functions of LMDB, loaded once for the process.
///
/// The shared library comes from the class path (`org.lmdbjava:native`), is copied to a temporary
/// file and loaded from there. `size_t` is taken as 64 bits: every platform that the artifact
/// serves has that.
@SuppressWarnings("restricted") // native calls are what this class is for
final class LmdbLibrary {
    static final int NOTFOUND = -30798;
    static final int PAGE_NOTFOUND = -30797;
    static final int CORRUPTED = -30796;
    static final int VERSION_MISMATCH = -30794;
    static final int INVALID = -30793;
    static final int MAP_FULL = -30792;

    static final int ENV_NOSUBDIR = 0x4000;
    static final int ENV_NOTLS = 0x200000;
    static final int ENV_NORDAHEAD = 0x800000;
    static final int TXN_RDONLY = 0x20000;
    static final int DB_CREATE = 0x40000;
    static final int PUT_APPEND = 0x20000;
    static final int CURSOR_FIRST = 0;
    static final int CURSOR_NEXT = 8;
    static final int CURSOR_SET_RANGE = 17;

    /// `MDB_val`: a length and a pointer.
    static final MemoryLayout VAL =
            MemoryLayout.structLayout(JAVA_LONG.withName("size"), ADDRESS.withName("data"));

    static final long VAL_SIZE = 0;
    static final long VAL_DATA = 8;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = load();

    static final MethodHandle ENV_CREATE = function("mdb_env_create", ADDRESS);
    static final MethodHandle ENV_SET_MAPSIZE = function("mdb_env_set_mapsize", ADDRESS, JAVA_LONG);
    static final MethodHandle ENV_SET_MAXDBS = function("mdb_env_set_maxdbs", ADDRESS, JAVA_INT);
    static final MethodHandle ENV_OPEN =
            function("mdb_env_open", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle ENV_CLOSE = procedure("mdb_env_close", ADDRESS);
    static final MethodHandle READER_CHECK = function("mdb_reader_check", ADDRESS, ADDRESS);
    static final MethodHandle TXN_BEGIN =
            function("mdb_txn_begin", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    static final MethodHandle TXN_COMMIT = function("mdb_txn_commit", ADDRESS);
    static final MethodHandle TXN_ABORT = procedure("mdb_txn_abort", ADDRESS);
    static final MethodHandle DBI_OPEN =
            function("mdb_dbi_open", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    static final MethodHandle STAT = function("mdb_stat", ADDRESS, JAVA_INT, ADDRESS);
    static final MethodHandle DROP = function("mdb_drop", ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle GET = function("mdb_get", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle PUT =
            function("mdb_put", ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final MethodHandle DEL = function("mdb_del", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle CURSOR_OPEN = function("mdb_cursor_open", ADDRESS, JAVA_INT, ADDRESS);
    static final MethodHandle CURSOR_CLOSE = procedure("mdb_cursor_close", ADDRESS);
    static final MethodHandle CURSOR_GET =
            function("mdb_cursor_get", ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle STRERROR =
            LINKER.downcallHandle(symbol("mdb_strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private LmdbLibrary() {}

    /// Judges the code that a function returned, and throws for every code but 0 and [#NOTFOUND].
    ///
    /// @param attempted what was attempted
    /// @param subject with what; a string only if it comes to an exception
    /// @return whether it succeeded; false means "not found"
    static boolean check(String attempted, Object subject, int code) {
        if (code == 0) {
            return true;
        }
        if (code == NOTFOUND) {
            return false;
        }
        throw new LmdbException(attempted + " " + subject, code, message(code));
    }

    /// Like [#check], where "not found" is a failure too.
    static void require(String attempted, Object subject, int code) {
        if (!check(attempted, subject, code)) {
            throw new LmdbException(attempted + " " + subject, NOTFOUND, message(NOTFOUND));
        }
    }

    /// What a method handle throws besides its result is a defect of this binding.
    static IllegalStateException defect(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        return new IllegalStateException("a call into LMDB failed", thrown);
    }

    private static String message(int code) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(code);
            return text.reinterpret(1024).getString(0);
        } catch (Throwable thrown) {
            throw defect(thrown);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    private static MethodHandle procedure(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.ofVoid(parameters));
    }

    private static MemorySegment symbol(String name) {
        return SYMBOLS.find(name)
                .orElseThrow(
                        () -> new IllegalStateException("the LMDB library has no " + name + "()"));
    }

    private static SymbolLookup load() {
        String resource;
        try {
            resource = resourceName();
        } catch (IOException e) {
            throw new UncheckedIOException("The C library in use could not be found out", e);
        }
        try (InputStream in = LmdbLibrary.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "There is no LMDB library for this platform ("
                                + System.getProperty("os.name")
                                + ", "
                                + System.getProperty("os.arch")
                                + "): "
                                + resource
                                + " is not on the class path. Add the artifact org.lmdbjava:native,"
                                + " or run on a platform it serves.");
            }
            Path file = Files.createTempFile("leat-lmdb-", ".so");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            if (!windows()) {
                Files.delete(file); // it stays mapped; nothing is left behind even by kill -9
            } else {
                file.toFile().deleteOnExit();
            }
            return symbols;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The LMDB library could not be unpacked to "
                            + System.getProperty("java.io.tmpdir")
                            + "; it must be writable and allow execution",
                    e);
        }
    }

    private static String resourceName() throws IOException {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String cpu = machine.equals("aarch64") || machine.equals("arm64") ? "aarch64" : "x86_64";
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String file;
        if (windows()) {
            file = cpu + "-windows-gnu.dll";
        } else if (system.contains("mac")) {
            file = cpu + "-macos-none.so";
        } else {
            file = cpu + (musl() ? "-linux-musl.so" : "-linux-gnu.so");
        }
        return "org/lmdbjava/native/" + file;
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    }

    /// Whether this process itself runs on musl; a machine may have both C libraries.
    private static boolean musl() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        return Files.isReadable(maps) && Files.readString(maps).contains("ld-musl");
    }
}
