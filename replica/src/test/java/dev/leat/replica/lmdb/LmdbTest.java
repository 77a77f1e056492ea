package dev.leat.replica.lmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LmdbTest {
    private static final long MAP_SIZE = 1L << 30;

    @TempDir Path directory;

    @Test
    void givenCommittedEntries_whenTheFileIsOpenedAgain_thenTheyAreThereInKeyOrder() {
        Path file = directory.resolve("a.mdb");
        try (LmdbEnvironment environment = LmdbEnvironment.open(file, MAP_SIZE);
                LmdbTransaction transaction = environment.write()) {
            LmdbDatabase database = transaction.database("things");
            transaction.put(database, bytes("b"), bytes("2"));
            transaction.put(database, bytes("a"), bytes("1"));
            transaction.put(database, bytes("c"), new byte[100_000]);
            transaction.commit();
        }
        try (LmdbEnvironment environment = LmdbEnvironment.open(file, MAP_SIZE);
                LmdbTransaction transaction = environment.read()) {
            LmdbDatabase database = transaction.database("things");
            assertThat(transaction.size(database)).isEqualTo(3);
            assertThat(transaction.get(database, bytes("a"))).isEqualTo(bytes("1"));
            assertThat(transaction.get(database, bytes("c"))).hasSize(100_000);
            assertThat(transaction.get(database, bytes("d"))).isNull();
            assertThat(transaction.database("others")).isNull();
            List<String> keys = new ArrayList<>();
            try (LmdbCursor cursor = transaction.cursor(database)) {
                for (boolean there = cursor.first(); there; there = cursor.next()) {
                    keys.add(new String(cursor.key(), StandardCharsets.UTF_8));
                }
                assertThat(cursor.seek(bytes("aa"))).isTrue();
                assertThat(cursor.value()).isEqualTo(bytes("2"));
                assertThat(cursor.seek(bytes("x"))).isFalse();
            }
            assertThat(keys).containsExactly("a", "b", "c");
        }
    }

    @Test
    void givenATransactionThatIsNotCommitted_thenItLeavesNothing() {
        try (LmdbEnvironment environment =
                LmdbEnvironment.open(directory.resolve("a.mdb"), MAP_SIZE)) {
            LmdbDatabase database;
            try (LmdbTransaction transaction = environment.write()) {
                database = transaction.database("things");
                transaction.put(database, bytes("a"), bytes("1"));
                transaction.commit();
            }
            try (LmdbTransaction transaction = environment.write()) {
                transaction.put(database, bytes("a"), bytes("2"));
                transaction.put(database, bytes("b"), bytes("2"));
            }
            try (LmdbTransaction transaction = environment.read()) {
                assertThat(transaction.get(database, bytes("a"))).isEqualTo(bytes("1"));
                assertThat(transaction.get(database, bytes("b"))).isNull();
            }
        }
    }

    @Test
    void randomWritesEqualAnOrderedMap() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("LmdbTest seed " + seed + " (repeat with -Dleat.seed=" + seed + ")");
        Random random = new Random(seed);
        TreeMap<ByteBuffer, byte[]> expected = new TreeMap<>(LmdbTest::compareUnsigned);
        try (LmdbEnvironment environment =
                LmdbEnvironment.open(directory.resolve("a.mdb"), MAP_SIZE)) {
            LmdbDatabase database = null;
            for (int round = 0; round < 50; round++) {
                try (LmdbTransaction transaction = environment.write()) {
                    database = transaction.database("things");
                    for (int i = 0; i < 200; i++) {
                        byte[] key = new byte[1 + random.nextInt(2)];
                        random.nextBytes(key);
                        if (random.nextInt(3) == 0) {
                            assertThat(transaction.delete(database, key))
                                    .isEqualTo(expected.remove(ByteBuffer.wrap(key)) != null);
                        } else {
                            byte[] value = new byte[random.nextInt(6000)];
                            transaction.put(database, key, value);
                            expected.put(ByteBuffer.wrap(key), value);
                        }
                    }
                    transaction.commit();
                }
            }
            try (LmdbTransaction transaction = environment.read();
                    LmdbCursor cursor = transaction.cursor(database)) {
                boolean there = cursor.first();
                for (var entry : expected.entrySet()) {
                    assertThat(there).isTrue();
                    assertThat(cursor.key()).isEqualTo(entry.getKey().array());
                    assertThat(cursor.value()).isEqualTo(entry.getValue());
                    there = cursor.next();
                }
                assertThat(there).isFalse();
            }
        }
    }

    @Test
    void givenAppendOutOfOrder_thenItIsRefused() {
        try (LmdbEnvironment environment =
                        LmdbEnvironment.open(directory.resolve("a.mdb"), MAP_SIZE);
                LmdbTransaction transaction = environment.write()) {
            LmdbDatabase database = transaction.database("things");
            transaction.append(database, bytes("b"), bytes("1"));
            assertThatThrownBy(() -> transaction.append(database, bytes("a"), bytes("1")))
                    .isInstanceOf(LmdbException.class)
                    .hasMessageContaining("write to \"things\"")
                    .hasMessageContaining("MDB_KEYEXIST");
        }
    }

    @Test
    void givenAKeyThatIsTooLong_thenTheMessageIsTheLibrarys() {
        try (LmdbEnvironment environment =
                        LmdbEnvironment.open(directory.resolve("a.mdb"), MAP_SIZE);
                LmdbTransaction transaction = environment.write()) {
            LmdbDatabase database = transaction.database("things");
            assertThatThrownBy(() -> transaction.put(database, new byte[512], bytes("1")))
                    .isInstanceOf(LmdbException.class)
                    .hasMessageContaining("MDB_BAD_VALSIZE");
        }
    }

    @Test
    void givenAFullMap_thenTheExceptionSaysSo() {
        try (LmdbEnvironment environment =
                        LmdbEnvironment.open(directory.resolve("a.mdb"), 1 << 20);
                LmdbTransaction transaction = environment.write()) {
            LmdbDatabase database = transaction.database("things");
            assertThatThrownBy(() -> transaction.put(database, bytes("a"), new byte[2 << 20]))
                    .isInstanceOfSatisfying(
                            LmdbException.class, e -> assertThat(e.mapFull()).isTrue());
        }
    }

    @Test
    void givenAFileOfAnotherKind_thenItIsUnreadableAndUntouched() throws Exception {
        Path file = directory.resolve("a.mdb");
        byte[] content = Arrays.copyOf(bytes("SQLite format 3"), 10_000);
        Files.write(file, content);
        assertThatThrownBy(() -> LmdbEnvironment.open(file, MAP_SIZE))
                .isInstanceOfSatisfying(
                        LmdbException.class, e -> assertThat(e.unreadableFile()).isTrue())
                .hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    private static int compareUnsigned(ByteBuffer a, ByteBuffer b) {
        return Arrays.compareUnsigned(a.array(), b.array());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
