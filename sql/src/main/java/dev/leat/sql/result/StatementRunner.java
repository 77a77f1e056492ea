package dev.leat.sql.result;

import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.Tenancy;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What runs statements: a session. Statements are built without one and bound to one.
public interface StatementRunner {

    /// {@return the rows of a statement that only reads; a replica may give them}
    <T extends @Nullable Object> List<T> read(Rendered statement, RowReader<T> reader);

    /// {@return what is made of the whole result of a statement that only reads; a replica may give
    /// it}
    <T> T readAll(Rendered statement, ResultReader<T> reader);

    /// {@return the rows of a statement that may write, or must see what was just written}
    <T extends @Nullable Object> List<T> query(Rendered statement, RowReader<T> reader);

    /// Goes through the rows of a statement that only reads, by a cursor of the server, so that
    /// they are never all in memory.
    ///
    /// @param fetchSize how many rows come at a time
    /// @param work gets the rows, which are gone when it returns
    /// @return what `work` returns
    <T extends @Nullable Object, X extends @Nullable Object> X cursor(
            Rendered statement,
            boolean onlyReads,
            int fetchSize,
            RowReader<T> reader,
            Function<? super Iterator<T>, ? extends X> work);

    /// @return the number of rows changed
    int execute(Rendered statement);

    /// Runs one SQL with several sets of parameters, in as few round trips as fit; all or nothing.
    ///
    /// @param statements of the same SQL
    /// @return the number of rows that each changed
    int[] executeBatch(List<Rendered> statements);

    /// Runs several statements together or not at all.
    <T> T together(Function<? super StatementRunner, T> work);

    /// {@return whose rows its statements may touch}
    Tenancy tenancy();

    /// {@return the server's major version: 18}
    int serverVersion();
}
