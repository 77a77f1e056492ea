package dev.leat.postgres.replication;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The columns of one row as a message carries them, in the order of the [PgoutputMessage.Relation]
/// that described the table.
///
/// A column is text, SQL NULL, or *unchanged*: a large value stored out of line, which an update
/// did not touch and PostgreSQL does therefore not send. Unchanged is not NULL; whoever applies the
/// row keeps the value it has.
///
/// Immutable, as long as the array given to the constructor is not changed.
public final class Tuple {

    private static final Object UNCHANGED = new Object();

    private final @Nullable Object[] values;

    Tuple(@Nullable Object[] values) {
        this.values = values;
    }

    /// A tuple of texts and nulls, none unchanged.
    public static Tuple of(@Nullable String... texts) {
        @Nullable Object[] values = new @Nullable Object[texts.length];
        System.arraycopy(texts, 0, values, 0, texts.length);
        return new Tuple(values);
    }

    static Object unchanged() {
        return UNCHANGED;
    }

    public int size() {
        return values.length;
    }

    /// Whether the column is SQL NULL.
    public boolean isNull(int column) {
        return values[column] == null;
    }

    /// Whether the column's value was not sent because the update did not touch it.
    public boolean isUnchanged(int column) {
        return values[column] == UNCHANGED;
    }

    public boolean hasUnchanged() {
        for (Object value : values) {
            if (value == UNCHANGED) {
                return true;
            }
        }
        return false;
    }

    /// The value in PostgreSQL's text form, or null if it is SQL NULL.
    ///
    /// @throws IllegalStateException if the value is unchanged
    public @Nullable String text(int column) {
        Object value = values[column];
        if (value == UNCHANGED) {
            throw new IllegalStateException(
                    "Column "
                            + column
                            + " is unchanged: its value was not sent. Ask isUnchanged first");
        }
        return (String) value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple that && List.of(keys()).equals(List.of(that.keys()));
    }

    @Override
    public int hashCode() {
        return List.of(keys()).hashCode();
    }

    private Object[] keys() {
        Object[] keys = new Object[values.length];
        for (int i = 0; i < keys.length; i++) {
            Object value = values[i];
            keys[i] = value == null ? Tuple.class : value;
        }
        return keys;
    }

    /// Sizes only: a row's values do not belong into logs.
    @Override
    public String toString() {
        int nulls = 0;
        int unchanged = 0;
        for (Object value : values) {
            nulls += value == null ? 1 : 0;
            unchanged += Objects.equals(value, UNCHANGED) ? 1 : 0;
        }
        return "Tuple["
                + values.length
                + " columns, "
                + nulls
                + " null, "
                + unchanged
                + " unchanged]";
    }
}
