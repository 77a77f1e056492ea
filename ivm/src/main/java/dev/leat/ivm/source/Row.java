package dev.leat.ivm.source;

import org.jspecify.annotations.Nullable;

/// One version of one row: values in the order of its table's columns.
///
/// A value is null, [Boolean], [Double], [String] or [Json]. Rows are immutable; two rows of the
/// same content need not be the same object. The array is not copied for speed: who creates a row
/// gives it up.
///
/// A row carries a place for its encoded form, so that a row version is encoded at most a few times
/// in the life of the process however many clients receive it. Any thread may fill it; the race is
/// benign because all would write the same bytes.
public final class Row {
    private final @Nullable Object[] values;
    private volatile byte @Nullable [] encoded;

    public Row(@Nullable Object[] values) {
        this.values = values;
    }

    /// {@return the value of the column at `index`}
    public @Nullable Object get(int index) {
        return values[index];
    }

    /// {@return how many values it has}
    public int size() {
        return values.length;
    }

    /// {@return whether the other row has equal values in the same places}
    public boolean sameValues(Row other) {
        return this == other || java.util.Arrays.equals(values, other.values);
    }

    /// {@return the encoded form, if someone left it here}
    public byte @Nullable [] encoded() {
        return encoded;
    }

    /// Leaves the encoded form for others. The bytes may not be changed afterwards.
    public void encoded(byte[] bytes) {
        encoded = bytes;
    }

    /// A JSON value as text, exactly as Postgres printed it. Compared as text, never ordered.
    public record Json(String text) {}

    @Override
    public String toString() {
        return java.util.Arrays.toString(values);
    }
}
