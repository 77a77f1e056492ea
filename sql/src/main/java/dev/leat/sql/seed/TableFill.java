package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.RowValues;
import dev.leat.schema.Table;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.Session;
import dev.leat.sql.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Inserts the rows of one table, many at a time; where Postgres refuses some of them, one by one,
/// each made anew until it is taken.
final class TableFill<R> {
    private static final int CHUNK = 500;
    private static final int ATTEMPTS = 200;

    private final Transaction transaction;
    private final Table<R> table;
    private final TableRows made;

    /// What a row must refer to.
    ///
    /// @param table `null` for any row of any table
    record Parent(@Nullable Table<?> table, @Nullable Map<Column<?>, @Nullable Object> row) {
        static final Parent ANY = new Parent(null, null);
    }

    TableFill(Transaction transaction, Table<R> table, TableRows made) {
        this.transaction = transaction;
        this.table = table;
        this.made = made;
    }

    /// Makes and inserts one row for each parent.
    void fill(List<Parent> parents) {
        for (int start = 0; start < parents.size(); start += CHUNK) {
            List<Parent> chunk = parents.subList(start, Math.min(parents.size(), start + CHUNK));
            chunk.forEach(parent -> made.add(parent.table(), parent.row()));
            if (refusal(start) != null) {
                made.takeBack(start);
                chunk.forEach(this::one);
            }
        }
        if (!parents.isEmpty()) {
            continueSequences();
        }
    }

    private void one(Parent parent) {
        int number = made.rows().size();
        DatabaseException refused = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            made.add(parent.table(), parent.row());
            refused = refusal(number);
            if (refused == null) {
                return;
            }
            made.takeBack(number);
        }
        throw new IllegalArgumentException(
                "table %s: after %d rows no other one was found that %s allows; ask for fewer rows, or give a column a generator with fitting values"
                        .formatted(table, number, what(refused)),
                refused);
    }

    private static String what(@Nullable DatabaseException refused) {
        String constraint = refused == null ? null : refused.constraint();
        return constraint == null ? "Postgres" : "the constraint " + constraint;
    }

    /// Inserts the rows from a place on.
    ///
    /// @return what kept them out; `null` if they are there
    private @Nullable DatabaseException refusal(int from) {
        try {
            transaction.inTransaction(savepoint -> insert(savepoint, from));
            return null;
        } catch (DatabaseException.CheckViolation
                | DatabaseException.UniqueViolation
                | DatabaseException.ExclusionViolation e) {
            return e;
        }
    }

    private void insert(Session session, int from) {
        List<RowValues<R>> rows = new ArrayList<>();
        for (Map<Column<?>, @Nullable Object> row : made.rows().subList(from, made.rows().size())) {
            rows.add(values(row));
        }
        session.insertInto(table).overridingSystemValue().values(rows).execute();
    }

    @SuppressWarnings("NullAway") // values of rows may be null; the annotation is lost in the jar
    private RowValues<R> values(Map<Column<?>, @Nullable Object> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.forEach((column, value) -> values.put(column.name(), value));
        return new RowValues<>(table, values);
    }

    private void continueSequences() {
        for (Column<?> column : table.columns()) {
            if (TableRows.isNumbered(column)) {
                transaction
                        .sql(
                                "SELECT setval(pg_get_serial_sequence(?, ?), (SELECT max(%s) FROM %s))"
                                        .formatted(
                                                Identifier.quote(column.name()),
                                                table.qualifiedSql()),
                                table.qualifiedSql(),
                                column.name())
                        .rows();
            }
        }
    }
}
