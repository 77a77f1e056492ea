package dev.leat.ivm.plan;

import dev.leat.ivm.source.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some values of a row, for look-up by equality: those of a correlation or of equality conditions.
public final class Key {
    /// The key without values.
    public static final Key EMPTY = new Key(new @Nullable Object[0]);

    private final @Nullable Object[] values;
    private final int hash;

    private Key(@Nullable Object[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /// {@return the key of these values, none of them null}
    public static Key of(Object... values) {
        @Nullable Object[] copy = new @Nullable Object[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = normal(values[i]);
        }
        return new Key(copy);
    }

    /// {@return the key of these columns, or null if one of them is null, because null equals
    /// nothing}
    public static @Nullable Key of(Row row, int[] columns) {
        if (columns.length == 0) {
            return EMPTY;
        }
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Object value = row.get(columns[i]);
            if (value == null) {
                return null;
            }
            values[i] = normal(value);
        }
        return new Key(values);
    }

    private static Object normal(Object value) {
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }

    @Nullable Object get(int index) {
        return values[index];
    }

    /// {@return the values, for a scan by equality}; not to be changed
    public @Nullable Object[] scanValues() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Key that
                        && hash == that.hash
                        && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
