package dev.leat.sql.result;

import dev.leat.sql.render.Rendered;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that waits to be sent together with others, and what it will give: made by
/// `batched()` of a select or a write, sent by `db.batch(…)`.
///
/// @param <T> what it gives
public final class Batched<T> {
    private final Rendered statement;
    private final Result<T> result;

    /// Reads what a statement gave.
    private interface Result<T> {
        T from(PreparedStatement run, boolean hasRows) throws SQLException;
    }

    private Batched(Rendered statement, Result<T> result) {
        this.statement = statement;
        this.result = result;
    }

    /// {@return a statement that gives rows}
    public static <R extends @Nullable Object> Batched<List<R>> rows(
            Rendered statement, RowReader<R> reader) {
        return new Batched<>(
                statement,
                (run, hasRows) -> {
                    List<R> rows = new ArrayList<>();
                    if (hasRows) {
                        try (ResultSet result = run.getResultSet()) {
                            while (result.next()) {
                                rows.add(reader.read(result));
                            }
                        }
                    }
                    return rows;
                });
    }

    /// {@return a statement that gives the number of rows that it changed}
    public static Batched<Integer> count(Rendered statement) {
        return new Batched<>(statement, (run, hasRows) -> Math.max(0, run.getUpdateCount()));
    }

    /// {@return the statement}
    public Rendered statement() {
        return statement;
    }

    /// Reads what the statement gave, when its turn has come among those that were sent with it.
    ///
    /// @param hasRows whether the current result is rows rather than a number
    public T read(PreparedStatement run, boolean hasRows) throws SQLException {
        return result.from(run, hasRows);
    }
}
