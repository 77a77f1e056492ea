package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.NewRow;
import dev.leat.schema.SuppliedValues;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A bulk insert: rows flow to the server as one COPY, which is many times faster than INSERT and
/// never holds more than a buffer of them in memory.
///
/// ```java
/// long count = db.copyInto(POSTS).onProgress(100_000, n -> log.info("{} posts", n)).rows(posts);
/// ```
///
/// All rows arrive or none. Constraints hold and triggers fire as with INSERT; there is neither ON
/// CONFLICT nor RETURNING. Postgres has no COPY into tables whose policies hold the role, nor into
/// views: use [Session#insertInto(Table)] there. Immutable; only [#rows(Iterable)] does something.
///
/// Columns that a row leaves out get their defaults: those that the first row leaves out, or that
/// [#columns(Column[])] does not name, on every server; those that only some rows leave out need
/// PostgreSQL 16.
public final class CopyInto<R> {
    private final Session session;
    private final Table<R> table;
    private final List<Column<?>> columns;
    private final int progressEvery;
    private final LongConsumer progress;

    CopyInto(Session session, Table<R> table) {
        this(session, table, List.of(), Integer.MAX_VALUE, count -> {});
    }

    private CopyInto(
            Session session,
            Table<R> table,
            List<Column<?>> columns,
            int progressEvery,
            LongConsumer progress) {
        this.session = session;
        this.table = table;
        this.columns = columns;
        this.progressEvery = progressEvery;
        this.progress = progress;
    }

    /// Names the columns that rows may give; without this, those of the first row.
    ///
    /// @throws IllegalArgumentException if one is of another table
    public CopyInto<R> columns(Column<?>... given) {
        for (Column<?> column : given) {
            if (column.table() != table) {
                throw new IllegalArgumentException(
                        "%s is not a column of %s".formatted(column, table));
            }
        }
        return new CopyInto<>(session, table, List.of(given), progressEvery, progress);
    }

    /// Tells how many rows were sent so far, on the thread that sends them, each time so many more
    /// were.
    ///
    /// @param every at least 1
    public CopyInto<R> onProgress(int every, LongConsumer told) {
        if (every < 1) {
            throw new IllegalArgumentException("progress every " + every + " rows");
        }
        return new CopyInto<>(session, table, columns, every, told);
    }

    /// Inserts the rows.
    ///
    /// @param rows read once, while they are sent; what they throw undoes the whole. Meanwhile
    ///   Postgres takes no other statement on the connection, so what makes the rows must not ask
    ///   the same transaction for something: that is an `IllegalStateException`
    /// @return how many there were
    /// @throws DatabaseException that names the number of the row, from 1, where the server says it
    /// @throws IllegalArgumentException that names the number of the row, if one does not fit the
    ///   columns
    public long rows(Iterable<? extends NewRow<R>> rows) {
        return copy(rows.iterator());
    }

    /// As [#rows(Iterable)]. Closes the stream.
    public long rows(Stream<? extends NewRow<R>> rows) {
        try (rows) {
            return copy(rows.iterator());
        }
    }

    private long copy(Iterator<? extends NewRow<R>> rows) {
        if (!rows.hasNext()) {
            return 0;
        }
        Map<String, @Nullable Object> first = valuesOf(rows.next(), 1);
        Transaction open = openOn(session);
        return session.copy(
                new CopyStream(table, columns.isEmpty() ? namedBy(first) : withTenant(first)),
                stream -> {
                    if (open == null) {
                        send(stream, first, rows);
                    } else {
                        open.copying(() -> send(stream, first, rows));
                    }
                });
    }

    private static @Nullable Transaction openOn(Session session) {
        return switch (session) {
            case Transaction open -> open;
            case TenantSession handle -> handle.openTransaction();
            case Database database -> null;
        };
    }

    private void send(
            CopyStream stream,
            Map<String, @Nullable Object> first,
            Iterator<? extends NewRow<R>> rows)
            throws SQLException {
        Map<String, @Nullable Object> row = first;
        for (long count = 1; ; count++) {
            stream.row(row);
            if (count % progressEvery == 0) {
                progress.accept(count);
            }
            if (!rows.hasNext()) {
                return;
            }
            row = valuesOf(rows.next(), count + 1);
        }
    }

    private Map<String, @Nullable Object> valuesOf(@Nullable NewRow<R> row, long number) {
        if (row == null) {
            throw new IllegalArgumentException("row %d of %s is null".formatted(number, table));
        }
        return SuppliedValues.ofInsert(table, session.tenancy().filled(table, row.values()));
    }

    /// A tenant's handle gives a value that the caller need not name.
    private List<Column<?>> withTenant(Map<String, @Nullable Object> first) {
        if (!(table instanceof TenantTable<?, ?> tenants)
                || columns.contains(tenants.tenantColumn())
                || !first.containsKey(tenants.tenantColumn().name())) {
            return columns;
        }
        List<Column<?>> all = new ArrayList<>(columns);
        all.add(tenants.tenantColumn());
        return all;
    }

    private List<Column<?>> namedBy(Map<String, @Nullable Object> first) {
        List<Column<?>> named = new ArrayList<>();
        for (String name : first.keySet()) {
            @Nullable Column<?> column = table.findColumn(name);
            if (column == null) {
                throw new IllegalArgumentException(
                        "row 1 gives a column '%s' that %s does not have".formatted(name, table));
            }
            named.add(column);
        }
        // COPY without a list of columns means all of them; one stands for a row of defaults.
        return named.isEmpty() ? List.copyOf(table.columns().subList(0, 1)) : named;
    }
}
