package dev.leat.replica.store;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.replica.lmdb.LmdbCursor;
import dev.leat.replica.lmdb.LmdbDatabase;
import dev.leat.replica.lmdb.LmdbEnvironment;
import dev.leat.replica.lmdb.LmdbException;
import dev.leat.replica.lmdb.LmdbTransaction;
import dev.leat.replica.table.ReplicaSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The file that the replica starts from: the description of the copy and the rows of its tables.
///
/// The database `meta` holds the description; `rows-<n>` holds the rows of one table by primary
/// key, where `n` changes when the table is copied anew, so that the old content stays until the
/// new one is complete. A copy without a position is not complete and counts as none.
///
/// Reading is for any one thread before the writing starts; writing is for one thread.
public final class DurableStore implements AutoCloseable {
    /// Changes with the form of the file; another form is not read.
    static final String FORMAT = "leat-replica 1";

    private static final byte[] FORMAT_KEY = key("format");
    private static final byte[] ORIGIN_KEY = key("origin");
    private static final byte[] POSITION_KEY = key("position");
    private static final byte[] SCHEMA_KEY = key("schema");
    private static final byte[] PENDING_KEY = key("pending");
    private static final String TABLE_KEY = "table/";

    /// Address space, and the limit of the file; not memory and not disk. The first that the system
    /// grants is taken.
    private static final long[] MAP_SIZES = {1L << 40, 1L << 36, 1L << 33, 1L << 31};

    private final LmdbEnvironment environment;

    /// For each table the number of the database with its rows.
    private final Map<String, Integer> numbers = new HashMap<>();

    private DurableStore(LmdbEnvironment environment) {
        this.environment = environment;
    }

    /// Opens the file. If it holds no copy that this version can read, it is deleted and a new one
    /// is begun: everything in it can be had from Postgres again.
    public static DurableStore open(ReplicaFile file) {
        LmdbEnvironment environment = openOrNull(file.path());
        if (environment == null) {
            file.delete();
            environment = map(file.path());
        }
        return new DurableStore(environment);
    }

    /// Gives up the content and begins with an empty file.
    public static DurableStore create(ReplicaFile file) {
        file.delete();
        return new DurableStore(map(file.path()));
    }

    private static LmdbEnvironment map(Path path) {
        for (int i = 0; ; i++) {
            try {
                return LmdbEnvironment.open(path, MAP_SIZES[i]);
            } catch (LmdbException e) {
                if (e.unreadableFile()) {
                    throw e;
                }
                if (!e.outOfMemory() || i == MAP_SIZES.length - 1) {
                    throw new ReplicaFileException(
                            "The replica cannot be kept in "
                                    + path
                                    + ": "
                                    + e.getMessage()
                                    + ". Name a file on a disk with space that this process may write to",
                            e);
                }
            }
        }
    }

    private static @Nullable LmdbEnvironment openOrNull(Path path) {
        LmdbEnvironment environment;
        try {
            environment = map(path);
        } catch (LmdbException e) {
            if (e.unreadableFile()) {
                return null;
            }
            throw e;
        }
        try (LmdbTransaction transaction = environment.read()) {
            LmdbDatabase meta = transaction.database("meta");
            byte[] format = meta == null ? null : transaction.get(meta, FORMAT_KEY);
            if (format == null || FORMAT.equals(new String(format, StandardCharsets.UTF_8))) {
                return environment;
            }
        }
        environment.close();
        return null;
    }

    /// {@return the description of the copy, or null if there is no complete one}
    ///
    /// @throws IOException if it cannot be read
    public @Nullable DurableState state() throws IOException {
        try (LmdbTransaction transaction = environment.read()) {
            LmdbDatabase meta = transaction.database("meta");
            byte[] position = meta == null ? null : transaction.get(meta, POSITION_KEY);
            if (meta == null || position == null) {
                return null;
            }
            DurableState state =
                    new DurableState(
                            StateCodec.decodeOrigin(required(transaction, meta, ORIGIN_KEY)),
                            StateCodec.decodePosition(position),
                            StateCodec.decodeSchema(required(transaction, meta, SCHEMA_KEY)),
                            new HashSet<>(
                                    StateCodec.decodeNumbers(
                                            required(transaction, meta, PENDING_KEY))));
            numbers.clear();
            for (String table : state.schema().tables().keySet()) {
                byte[] number = required(transaction, meta, key(TABLE_KEY + table));
                numbers.put(table, StateCodec.decodeNumbers(number).getFirst().intValue());
            }
            return state;
        }
    }

    private static byte[] required(LmdbTransaction transaction, LmdbDatabase meta, byte[] key)
            throws IOException {
        byte[] value = transaction.get(meta, key);
        if (value == null) {
            throw new IOException(
                    "the replica file has no entry " + new String(key, StandardCharsets.UTF_8));
        }
        return value;
    }

    /// Reads all rows of a table, in the order of the key bytes. After [#state].
    ///
    /// @throws IOException if a row cannot be read
    public void read(TableSpec table, Consumer<Row> rows) throws IOException {
        try (LmdbTransaction transaction = environment.read()) {
            LmdbDatabase database = transaction.database(rowsName(table.name()));
            if (database == null) {
                return; // an empty table has no database before its first row
            }
            try (LmdbCursor cursor = transaction.cursor(database)) {
                int columns = table.columns().size();
                for (boolean there = cursor.first(); there; there = cursor.next()) {
                    rows.accept(RowCodec.decode(cursor.value(), columns));
                }
            }
        }
    }

    private String rowsName(String table) {
        return "rows-" + Objects.requireNonNull(numbers.get(table), table);
    }

    /// Begins a group of writes, which waits for the disk when it is committed.
    public Group begin() {
        return new Group(environment.write());
    }

    /// {@return a number that no table of the copy uses and that is not among the given ones}
    int unusedNumber(Collection<Integer> taken) {
        int number = 0;
        while (numbers.containsValue(number) || taken.contains(number)) {
            number++;
        }
        return number;
    }

    @Override
    public void close() {
        environment.close();
    }

    private static byte[] key(String name) {
        // A name as long as Postgres allows, with its schema's, still fits.
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /// Writes that become permanent together.
    public final class Group implements AutoCloseable {
        private final LmdbTransaction transaction;
        private final LmdbDatabase meta;
        private final Map<String, LmdbDatabase> open = new HashMap<>();
        private final Map<String, Integer> before = Map.copyOf(numbers);
        private boolean committed;

        private Group(LmdbTransaction transaction) {
            this.transaction = transaction;
            this.meta = database("meta");
        }

        private LmdbDatabase database(String name) {
            LmdbDatabase database = open.get(name);
            if (database == null) {
                database = Objects.requireNonNull(transaction.database(name), name);
                open.put(name, database);
            }
            return database;
        }

        /// Records where the copy comes from, and the form of the file.
        void origin(Origin origin) {
            transaction.put(meta, FORMAT_KEY, FORMAT.getBytes(StandardCharsets.UTF_8));
            transaction.put(meta, ORIGIN_KEY, StateCodec.encode(origin));
        }

        void position(Position position) {
            transaction.put(meta, POSITION_KEY, StateCodec.encode(position));
        }

        void schema(ReplicaSchema schema) {
            transaction.put(meta, SCHEMA_KEY, StateCodec.encode(schema));
        }

        void pending(List<Long> oids) {
            transaction.put(meta, PENDING_KEY, StateCodec.encodeNumbers(oids));
        }

        /// Makes the database of that number the table's rows and empties the one that was.
        void install(String table, int number) {
            drop(table);
            numbers.put(table, number);
            transaction.put(
                    meta, key(TABLE_KEY + table), StateCodec.encodeNumbers(List.of((long) number)));
        }

        void drop(String table) {
            Integer number = numbers.remove(table);
            if (number != null) {
                clear(number);
                transaction.delete(meta, key(TABLE_KEY + table));
            }
        }

        void clear(int number) {
            transaction.clear(database("rows-" + number));
        }

        void put(String table, byte[] key, byte[] row) {
            transaction.put(database(rowsName(table)), key, row);
        }

        void put(int number, byte[] key, byte[] row) {
            transaction.put(database("rows-" + number), key, row);
        }

        void delete(String table, byte[] key) {
            transaction.delete(database(rowsName(table)), key);
        }

        /// Makes the writes permanent.
        public void commit() {
            transaction.commit();
            committed = true;
        }

        /// Undoes the writes if [#commit] was not called.
        @Override
        public void close() {
            transaction.close();
            if (!committed) {
                numbers.clear();
                numbers.putAll(before);
            }
        }
    }
}
