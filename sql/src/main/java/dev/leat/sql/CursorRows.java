package dev.leat.sql;

import dev.leat.sql.result.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of a result while they come in, some at a time.
final class CursorRows<T extends @Nullable Object> implements Iterator<T> {
    private final ResultSet result;
    private final RowReader<T> reader;
    private boolean isRead;
    private boolean hasNext;
    private boolean ended;

    private CursorRows(ResultSet result, RowReader<T> reader) {
        this.result = result;
        this.reader = reader;
    }

    /// Runs the statement with a cursor, which Postgres has only inside a transaction.
    static <T extends @Nullable Object, X extends @Nullable Object> X go(
            PreparedStatement prepared,
            int fetchSize,
            RowReader<T> reader,
            Function<? super Iterator<T>, ? extends X> work)
            throws SQLException {
        Connection connection = prepared.getConnection();
        boolean alone = connection.getAutoCommit();
        if (alone) {
            connection.setAutoCommit(false);
        }
        prepared.setFetchSize(fetchSize);
        boolean done = false;
        try (ResultSet result = prepared.executeQuery()) {
            CursorRows<T> rows = new CursorRows<>(result, reader);
            try {
                X made = work.apply(rows);
                done = true;
                return made;
            } finally {
                rows.ended = true;
            }
        } catch (Broken e) {
            throw e.failure;
        } finally {
            if (alone) {
                if (done) {
                    // A common table expression of the statement may have written.
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            throw new IllegalStateException(
                    "the rows ended with the function that they were given to, and their connection is given back; use them inside of it");
        }
        if (!isRead) {
            try {
                hasNext = result.next();
            } catch (SQLException e) {
                throw new Broken(e);
            }
            isRead = true;
        }
        return hasNext;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the result has no more rows");
        }
        isRead = false;
        try {
            return reader.read(result);
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    /// Carries a failure through code that knows nothing of JDBC.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException failure;

        Broken(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
