package dev.leat.ivm.view;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which row, as clients know it: a table and the values of the client's primary key.
///
/// Equal keys are equal in every view, so that the views of a client group can be merged by them.
/// Small: views do not keep one for each row, only for what changed lately.
public final class RowKey {
    private final RowIdentity identity;
    private final @Nullable Object[] values;
    private final int hash;

    RowKey(RowIdentity identity, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Double number && number == 0) {
                values[i] = 0.0; // -0.0 is the same key
            }
        }
        this.identity = identity;
        this.values = values;
        this.hash = 31 * identity.hashCode() + Arrays.hashCode(values);
    }

    /// {@return the table and the columns}
    public RowIdentity identity() {
        return identity;
    }

    /// {@return the server name of the table}
    public String table() {
        return identity.table();
    }

    /// {@return the names of the columns, in the order of the client's key}
    public List<String> columns() {
        return identity.columns();
    }

    /// {@return the value of the key's column at `index`}
    public @Nullable Object value(int index) {
        return values[index];
    }

    @Nullable Object[] values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof RowKey that
                        && hash == that.hash
                        && identity.equals(that.identity)
                        && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return table() + Arrays.toString(values);
    }
}
