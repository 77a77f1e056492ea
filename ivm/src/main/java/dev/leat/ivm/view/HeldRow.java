package dev.leat.ivm.view;

import dev.leat.ivm.source.Row;
import java.util.Comparator;

/// A row that a view holds.
public final class HeldRow {
    static final Comparator<HeldRow> ORDER =
            (a, b) -> {
                if (a.identity == b.identity) {
                    return a.identity.compare(a.row, b.row);
                }
                int compared = a.identity.table().compareTo(b.identity.table());
                return compared != 0 ? compared : a.identity.compare(a.row, b.row);
            };

    private final RowIdentity identity;
    private final Row row;
    private final int occurrences;
    private final String version;

    HeldRow(RowIdentity identity, Row row, int occurrences, String version) {
        this.identity = identity;
        this.row = row;
        this.occurrences = occurrences;
        this.version = version;
    }

    HeldRow andOnceMore() {
        return new HeldRow(identity, row, occurrences + 1, version);
    }

    /// {@return its key; made anew on each call}
    public RowKey key() {
        return identity.keyOf(row);
    }

    /// {@return the table and the columns of the key}
    public RowIdentity identity() {
        return identity;
    }

    /// {@return the server name of the table}
    public String table() {
        return identity.table();
    }

    public Row row() {
        return row;
    }

    /// {@return how many levels of the query hold it, at least 1: the root, each related level, and
    /// each EXISTS condition for its witnesses; a level counts once however many parents lead to
    /// the row}
    public int occurrences() {
        return occurrences;
    }

    /// {@return the version that brought it into the view or last changed it there}
    public String version() {
        return version;
    }

    @Override
    public String toString() {
        return table() + row + " x" + occurrences;
    }
}
