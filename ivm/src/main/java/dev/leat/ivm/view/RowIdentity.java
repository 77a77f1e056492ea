package dev.leat.ivm.view;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which columns the rows of a table are known to clients.
///
/// Two identities are equal if table and columns are; where the columns stand in a row may differ
/// from one version of the table to the next.
public final class RowIdentity {
    private final TableSpec spec;
    private final String table;
    private final List<String> columns;
    private final RowOrder order;

    private RowIdentity(TableSpec spec, List<String> columns, RowOrder order) {
        this.spec = spec;
        this.table = spec.name();
        this.columns = columns;
        this.order = order;
    }

    /// @param columns the client's primary key, in its order; all of them columns of the table
    public static RowIdentity of(TableSpec table, List<String> columns) {
        int[] positions = columns.stream().mapToInt(table::indexOf).toArray();
        for (int position : positions) {
            if (position < 0) {
                throw new IllegalArgumentException(
                        "key " + columns + " names no columns of \"" + table.name() + "\"");
            }
        }
        return new RowIdentity(table, List.copyOf(columns), RowOrder.ascending(positions));
    }

    /// {@return the server name of the table}
    public String table() {
        return table;
    }

    /// {@return the shape of the rows that this identity was made for, by which they are encoded}
    public TableSpec spec() {
        return spec;
    }

    /// {@return the key's columns in their order}
    public List<String> columns() {
        return columns;
    }

    /// {@return the key of the row}
    public RowKey keyOf(Row row) {
        return new RowKey(this, order.valuesOf(row));
    }

    int compare(Row a, Row b) {
        return order.compare(a, b);
    }

    int compare(@Nullable Object[] key, Row row) {
        return order.compare(key, row);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof RowIdentity that
                        && table.equals(that.table)
                        && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return table.hashCode();
    }

    @Override
    public String toString() {
        return table + columns;
    }
}
