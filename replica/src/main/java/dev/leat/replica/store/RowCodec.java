package dev.leat.replica.store;

import dev.leat.ivm.source.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A row as bytes: one tag for each value, then what the tag announces.
///
/// A number that is an integer takes one to ten bytes, any other nine. The reader must know the
/// number of columns. Not for several threads at once: it reuses its buffer.
final class RowCodec {
    private static final byte NULL = 0;
    private static final byte FALSE = 1;
    private static final byte TRUE = 2;
    private static final byte DOUBLE = 3;
    private static final byte INTEGER = 4;
    private static final byte STRING = 5;
    private static final byte JSON = 6;

    private final ByteSink out = new ByteSink();

    /// {@return the bytes of the row}
    byte[] encode(Row row) {
        out.reset();
        for (int i = 0; i < row.size(); i++) {
            encode(row.get(i));
        }
        return out.toByteArray();
    }

    private void encode(@Nullable Object value) {
        switch (value) {
            case null -> out.put(NULL);
            case Boolean b -> out.put(b ? TRUE : FALSE);
            case Double d -> encode(d.doubleValue());
            case String s -> encode(STRING, s);
            case Row.Json json -> encode(JSON, json.text());
            default ->
                    throw new IllegalArgumentException(
                            "not a value of a row: " + value.getClass().getName());
        }
    }

    private void encode(double value) {
        long integer = (long) value;
        // -0.0 is not the integer 0
        if (Double.doubleToRawLongBits(integer) == Double.doubleToRawLongBits(value)) {
            out.put(INTEGER);
            out.putVarLong(integer << 1 ^ integer >> 63);
        } else {
            out.put(DOUBLE);
            out.putLong(Double.doubleToRawLongBits(value));
        }
    }

    private void encode(byte tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put(tag);
        out.putVarLong(bytes.length);
        out.put(bytes);
    }

    /// {@return the row of those bytes}
    ///
    /// @throws IOException if they are not a row of that many columns
    static Row decode(byte[] bytes, int columns) throws IOException {
        @Nullable Object[] values = new @Nullable Object[columns];
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            for (int i = 0; i < columns; i++) {
                values[i] = decode(in);
            }
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("a stored row ends too early", e);
        }
        if (in.hasRemaining()) {
            throw new IOException("a stored row has more than its " + columns + " columns");
        }
        return new Row(values);
    }

    private static @Nullable Object decode(ByteBuffer in) throws IOException {
        byte tag = in.get();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> Boolean.FALSE;
            case TRUE -> Boolean.TRUE;
            case DOUBLE -> Double.longBitsToDouble(in.getLong());
            case INTEGER -> {
                long zigzag = getVarLong(in);
                yield (double) (zigzag >>> 1 ^ -(zigzag & 1));
            }
            case STRING -> getText(in);
            case JSON -> new Row.Json(getText(in));
            default -> throw new IOException("a stored row has an unknown tag " + tag);
        };
    }

    private static String getText(ByteBuffer in) {
        int length = (int) getVarLong(in);
        String text =
                new String(
                        in.array(),
                        in.arrayOffset() + in.position(),
                        length,
                        StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static long getVarLong(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
