package dev.leat.replica.store;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.replica.lmdb.LmdbTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The primary key of a row as bytes that sort as the key does.
///
/// Text ends with a zero byte, which no text of Postgres contains. A key longer than LMDB allows
/// keeps its beginning and ends with a digest of the whole: it still identifies its row, and order
/// inside the file matters only for speed. Not for several threads at once: it reuses its buffer.
final class KeyCodec {
    private static final byte FALSE = 1;
    private static final byte TRUE = 2;
    private static final byte NUMBER = 3;
    private static final byte STRING = 4;
    private static final byte JSON = 5;
    private static final int DIGEST_LENGTH = 32;

    private final int[] positions;
    private final String table;
    private final ByteSink out = new ByteSink();

    KeyCodec(TableSpec spec) {
        this.table = spec.name();
        this.positions = spec.primaryKey().stream().mapToInt(spec::indexOf).toArray();
    }

    /// {@return the bytes of the row's key}
    ///
    /// @throws IllegalArgumentException if a value of the key is null
    byte[] encode(Row row) {
        out.reset();
        for (int position : positions) {
            encode(row.get(position));
        }
        return out.size() <= LmdbTransaction.MAX_KEY_LENGTH ? out.toByteArray() : shortened();
    }

    private void encode(@Nullable Object value) {
        switch (value) {
            case null ->
                    throw new IllegalArgumentException("a row of \"" + table + "\" has no key");
            case Boolean b -> out.put(b ? TRUE : FALSE);
            case Double d -> {
                out.put(NUMBER);
                out.putLong(sortable(d));
            }
            case String s -> encode(STRING, s);
            case Row.Json json -> encode(JSON, json.text());
            default ->
                    throw new IllegalArgumentException(
                            "not a value of a row: " + value.getClass().getName());
        }
    }

    private void encode(byte tag, String text) {
        out.put(tag);
        out.put(text.getBytes(StandardCharsets.UTF_8));
        out.put((byte) 0);
    }

    /// Bits whose unsigned order is the order of the numbers; 0.0 and -0.0 are the same key.
    private static long sortable(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }

    private byte[] shortened() {
        byte[] whole = out.toByteArray();
        byte[] key = Arrays.copyOf(whole, LmdbTransaction.MAX_KEY_LENGTH);
        System.arraycopy(digest(whole), 0, key, key.length - DIGEST_LENGTH, DIGEST_LENGTH);
        return key;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
