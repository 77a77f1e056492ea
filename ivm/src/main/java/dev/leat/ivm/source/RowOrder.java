package dev.leat.ivm.source;

import dev.leat.ivm.btree.Probe;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of rows by some of their columns, each ascending or descending.
///
/// Values compare as in [ValueOrder]; descending reverses that, so nulls come last.
public final class RowOrder implements Comparator<Row> {
    private final int[] columns;
    private final boolean[] descending;

    /// @param columns positions in the row
    /// @param descending for each of them, whether it is reversed
    public RowOrder(int[] columns, boolean[] descending) {
        this.columns = columns.clone();
        this.descending = descending.clone();
        if (columns.length != descending.length) {
            throw new IllegalArgumentException("as many directions as columns are needed");
        }
    }

    /// {@return the order by these columns, all ascending}
    public static RowOrder ascending(int... columns) {
        return new RowOrder(columns, new boolean[columns.length]);
    }

    /// {@return how many columns it has}
    public int size() {
        return columns.length;
    }

    /// {@return the position in the row of the part at `index`}
    public int column(int index) {
        return columns[index];
    }

    @Override
    public int compare(Row a, Row b) {
        if (a == b) {
            return 0;
        }
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            int compared = ValueOrder.INSTANCE.compare(a.get(column), b.get(column));
            if (compared != 0) {
                return descending[i] ? -compared : compared;
            }
        }
        return 0;
    }

    /// Compares a position, given by values for the first columns of this order, with a row.
    public int compare(@Nullable Object[] values, Row row) {
        for (int i = 0; i < values.length; i++) {
            int compared = ValueOrder.INSTANCE.compare(values[i], row.get(columns[i]));
            if (compared != 0) {
                return descending[i] ? -compared : compared;
            }
        }
        return 0;
    }

    /// {@return the position of the rows that have these values in the first columns}
    public Probe<Row> at(@Nullable Object... values) {
        return row -> compare(values, row);
    }

    /// {@return the position behind all rows that have these values in the first columns}
    public Probe<Row> after(@Nullable Object... values) {
        return row -> compare(values, row) < 0 ? -1 : 1;
    }

    /// {@return the values of this order's columns in the row}
    public @Nullable Object[] valuesOf(Row row) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = row.get(columns[i]);
        }
        return values;
    }
}
