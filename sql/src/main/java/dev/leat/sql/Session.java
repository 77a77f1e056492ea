package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.SqlTemplate;
import dev.leat.schema.Table;
import dev.leat.sql.graph.GraphPlan;
import dev.leat.sql.graph.RowGraph;
import dev.leat.sql.render.RawParameters;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.render.WellFormedText;
import dev.leat.sql.result.Batched;
import dev.leat.sql.result.MappingException;
import dev.leat.sql.result.ResultReader;
import dev.leat.sql.result.RowReader;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.Select;
import dev.leat.sql.select.SelectStarts;
import dev.leat.sql.write.DeleteFrom;
import dev.leat.sql.write.InsertInto;
import dev.leat.sql.write.MergeInto;
import dev.leat.sql.write.UpdateTable;
import dev.leat.sql.write.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What statements run on: a [Database], where each is a transaction of its own, a [Transaction],
/// or either of them for one tenant, a [TenantSession].
///
/// ```java
/// List<Post> mine = db.selectFrom(POSTS).where(POSTS.authorId.eq(me)).list();
/// db.insertInto(POSTS).values(NewPost.create().authorId(me).title("Hello")).execute();
/// db.update(POSTS).set(POSTS.title, "Hi").where(POSTS.id.eq(id)).execute();
/// List<PostView> feed = db.run(from(POSTS).related(POSTS.comments), PostView.class);
/// ```
///
/// Everything that Postgres refuses is a [DatabaseException].
public abstract sealed class Session implements StatementRunner, SelectStarts
        permits Database, Transaction, TenantSession {

    /// Does something with a connection.
    @FunctionalInterface
    public interface ConnectionWork<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /// Does something with a connection that is given back whatever happens.
    ///
    /// @param access whether a replica would do
    abstract <T extends @Nullable Object> T onConnection(
            Connections.Access access, ConnectionWork<T> work);

    /// As [#onConnection(Connections.Access, ConnectionWork)], on the primary.
    final <T extends @Nullable Object> T onConnection(ConnectionWork<T> work) {
        return onConnection(Connections.Access.WRITE, work);
    }

    abstract SessionSettings settings();

    @Override
    public abstract Tenancy tenancy();

    /// SQL that Leat did not write names no tenant; only the server's policies hold it.
    final void refuseRaw(String what) {
        if (tenancy() instanceof Tenancy.One && !settings().rowSecurity()) {
            throw new IllegalStateException(
                    "%s is not held to the tenant of this handle: write a typed statement, or declare policies (TenantPolicy) and build the database with rowLevelSecurity(), or, if it is meant for all tenants, use acrossTenants(reason)"
                            .formatted(what));
        }
    }

    /// A statement that was put together by hand, or for another tenant, is not held to this one.
    private void refuseForeign(Rendered statement) {
        if (tenancy() != Tenancy.NOBODY && !statement.tenancy().equals(tenancy())) {
            refuseRaw("a statement that another handle made, or none,");
        }
    }

    /// Whether statements are parts of a transaction that was opened before them.
    abstract boolean isTransaction();

    /// Does with a JDBC connection what only JDBC can do. The connection is given back when the
    /// function ends, whatever it throws; it must not be used after that.
    ///
    /// @return what the function returns
    /// @throws DatabaseException for what it throws of JDBC
    public final <T extends @Nullable Object> T withConnection(ConnectionWork<T> work) {
        refuseRaw("a JDBC connection");
        return onConnection(work);
    }

    /// Runs several statements together or not at all.
    abstract <T> T atomically(TransactionFunction<T, RuntimeException> work);

    /// Runs the function so that all of it happens or nothing: in a transaction of its own, or
    /// inside a savepoint of the one that is open.
    ///
    /// @throws X what the function throws; everything that it did is undone
    public abstract <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X;

    /// As [#transaction(TransactionFunction)], for work without a result.
    public final <X extends Exception> void inTransaction(TransactionAction<X> work) throws X {
        this.<Boolean, X>transaction(transaction -> {
            work.run(transaction);
            return true;
        });
    }

    @Override
    public final <R extends @Nullable Object> Select<R> started(Select<R> select) {
        return select.on(this);
    }

    /// Starts a statement after common table expressions.
    public With with(CommonTable<?>... tables) {
        return new With(this, List.of(tables));
    }

    /// Starts an insert; its rows come next.
    public final <R> InsertInto<R> insertInto(Table<R> table) {
        return Writes.insertInto(table).on(this);
    }

    /// Starts an update; what to set and which rows come next.
    public final <R> UpdateTable<R> update(Table<R> table) {
        return Writes.update(table).on(this);
    }

    /// Starts a delete; which rows comes next.
    public final <R> DeleteFrom<R> deleteFrom(Table<R> table) {
        return Writes.deleteFrom(table).on(this);
    }

    /// Starts a bulk insert, which flows to the server as one COPY; its rows come next.
    public final <R> CopyInto<R> copyInto(Table<R> table) {
        return new CopyInto<>(this, table);
    }

    /// Starts a merge; with what comes next.
    public final <R> MergeInto<R> mergeInto(Table<R> table) {
        return Writes.mergeInto(table).on(this);
    }

    /// {@return the rows of a query without related rows}
    ///
    /// @throws IllegalArgumentException if it asks for related rows, which the table's own record
    ///   cannot hold
    public final <R> List<R> run(Query<R> query) {
        if (!query.related().isEmpty()) {
            throw new IllegalArgumentException(
                    "the query asks for related rows; give the record that holds them: run(query, View.class)");
        }
        return run(query, query.table().rowType());
    }

    /// {@return the result of a query, in one statement}
    ///
    /// @param view a record: components named as columns, and as relations that the query asks for
    /// @throws MappingException if the record asks for anything else
    public final <V> List<V> run(Query<?> query, Class<V> view) {
        GraphPlan<V> plan = GraphPlan.of(query, view);
        return readAll(plan.statement(tenancy()).fill(List.of()), plan.reader());
    }

    /// {@return the result of a query with all that it shows, without a record for it, in one
    /// statement}
    public final <R> List<RowGraph<R>> graphs(Query<R> query) {
        GraphPlan<RowGraph<R>> plan = GraphPlan.of(query);
        return readAll(plan.statement(tenancy()).fill(List.of()), plan.reader());
    }

    /// {@return a query whose SQL is made once, to be run with values for its placeholders:
    /// `byId.first(ID.is(id))`}
    ///
    /// @throws MappingException as [#run(Query, Class)]
    public final <V> PreparedQuery<V> prepare(Query<?> query, Class<V> view) {
        return new PreparedQuery<>(this, GraphPlan.of(query, view));
    }

    /// {@return the first row of a query's result}
    public final <V> Optional<V> runOne(Query<?> query, Class<V> view) {
        Integer limit = query.limit();
        return run(limit == null || limit > 1 ? query.limit(1) : query, view).stream().findFirst();
    }

    /// Starts a statement of raw SQL with parameters, numbered as Postgres has them: `sql("SELECT …
    /// WHERE a = $1 OR b = $1", value)`; or `?` standing for each, where a `?` operator is written
    /// `??`.
    ///
    /// @throws IllegalArgumentException if a number has no value, or a value no number
    public final RawSql sql(String sql, @Nullable Object... parameters) {
        refuseRaw("raw SQL");
        return new RawSql(this, RawParameters.statement(sql, java.util.Arrays.asList(parameters)));
    }

    /// Starts a statement of raw SQL in which `{}` stands for what is put in: tables and columns by
    /// their names, everything else as parameters; see [SqlTemplate].
    public final RawSql sql(SqlTemplate template) {
        refuseRaw("raw SQL");
        SqlText text = new SqlText(tenancy());
        StatementWriter out = StatementWriter.to(text);
        out.bareLevel(() -> template.appendTo(out));
        return new RawSql(this, text.render());
    }

    /// {@return the first column of a rendered statement's rows, each of them a text}
    public final List<String> firstColumn(Rendered statement) {
        return query(statement, result -> String.valueOf(result.getString(1)));
    }

    static List<@Nullable String> texts(ResultSet result, int width) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            texts.add(result.getString(i));
        }
        return texts;
    }

    /// Does something with a prepared statement.
    interface StatementWork<T extends @Nullable Object> {
        T with(PreparedStatement prepared) throws SQLException;
    }

    @Override
    public final <T extends @Nullable Object> List<T> query(
            Rendered statement, RowReader<T> reader) {
        return perform(Connections.Access.WRITE, statement, prepared -> rows(prepared, reader));
    }

    @Override
    public final <T extends @Nullable Object> List<T> read(
            Rendered statement, RowReader<T> reader) {
        return perform(Connections.Access.READ, statement, prepared -> rows(prepared, reader));
    }

    @Override
    public final <T> T readAll(Rendered statement, ResultReader<T> reader) {
        return perform(
                Connections.Access.READ,
                statement,
                prepared -> {
                    try (ResultSet result = prepared.executeQuery()) {
                        return reader.read(result);
                    }
                });
    }

    @Override
    public final int execute(Rendered statement) {
        return perform(Connections.Access.WRITE, statement, prepared -> prepared.executeUpdate());
    }

    @Override
    public final <T extends @Nullable Object, X extends @Nullable Object> X cursor(
            Rendered statement,
            boolean onlyReads,
            int fetchSize,
            RowReader<T> reader,
            Function<? super Iterator<T>, ? extends X> work) {
        return perform(
                onlyReads ? Connections.Access.READ : Connections.Access.WRITE,
                statement,
                prepared -> CursorRows.go(prepared, fetchSize, reader, work));
    }

    @Override
    public final <T> T together(Function<? super StatementRunner, T> work) {
        return this.<T>atomically(work::apply);
    }

    @Override
    public final int serverVersion() {
        return onConnection(connection -> connection.getMetaData().getDatabaseMajorVersion());
    }

    /// Prepares a statement and does something with it: the one way that statements run, which
    /// tells the listener and turns what Postgres refuses into a [DatabaseException].
    final <T extends @Nullable Object> T perform(
            Connections.Access access, Rendered statement, StatementWork<T> work) {
        refuseForeign(statement);
        return onConnection(
                access,
                connection -> {
                    SessionSettings.Watch watch = settings().watch(statement, isTransaction());
                    try (PreparedStatement prepared = prepare(connection, statement)) {
                        T result = work.with(prepared);
                        watch.done(result);
                        return result;
                    } catch (SQLException e) {
                        throw watch.failed(
                                DatabaseException.of(statement.sql(), e, settings().schema()));
                    } catch (RuntimeException | Error e) {
                        watch.abandoned();
                        throw e;
                    }
                });
    }

    /// Sends several statements in one round trip; all of them happen or none. Later ones see what
    /// earlier ones wrote.
    ///
    /// ```java
    /// var posts = db.selectFrom(POSTS).batched();
    /// var views = db.update(STATS).set(STATS.views, plus(STATS.views, 1)).all().batched();
    /// BatchResults results = db.batch(posts, views);
    /// List<Post> list = results.of(posts);
    /// ```
    ///
    /// @throws DatabaseException of the first that fails
    public final BatchResults batch(Batched<?>... statements) {
        BatchResults results = new BatchResults();
        if (statements.length == 0) {
            return results;
        }
        StringJoiner sql = new StringJoiner("; ");
        List<@Nullable String> parameters = new ArrayList<>();
        for (Batched<?> each : statements) {
            refuseForeign(each.statement());
            sql.add(each.statement().sql());
            parameters.addAll(each.statement().parameters());
        }
        perform(
                Connections.Access.WRITE,
                new Rendered(sql.toString(), parameters, tenancy()),
                prepared -> {
                    boolean hasRows = prepared.execute();
                    for (Batched<?> each : statements) {
                        results.add(each, each.read(prepared, hasRows));
                        hasRows = prepared.getMoreResults();
                    }
                    return null;
                });
        return results;
    }

    @Override
    public final int[] executeBatch(List<Rendered> statements) {
        if (statements.isEmpty()) {
            return new int[0];
        }
        Rendered first = statements.getFirst();
        // Outside of a transaction the server would keep what came before a failure.
        return this.<int[]>atomically(transaction ->
                transaction.perform(
                        Connections.Access.WRITE,
                        first,
                        prepared -> {
                            for (int i = 0; i < statements.size(); i++) {
                                if (i > 0) {
                                    bind(prepared, statements.get(i).parameters());
                                }
                                prepared.addBatch();
                            }
                            return prepared.executeBatch();
                        }));
    }

    final long copy(CopyStream stream, CopyStream.Rows rows) {
        return onConnection(connection -> {
            SessionSettings.Watch watch =
                    settings().watch(new Rendered(stream.sql(), List.of()), isTransaction());
            try {
                long count = stream.run(connection, rows);
                watch.done(count);
                return count;
            } catch (SQLException e) {
                throw watch.failed(DatabaseException.of(stream.attempt(e), e, settings().schema()));
            } catch (RuntimeException | Error e) {
                watch.abandoned();
                throw e;
            }
        });
    }

    private static <T extends @Nullable Object> List<T> rows(
            PreparedStatement prepared, RowReader<T> reader) throws SQLException {
        try (ResultSet result = prepared.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    private static PreparedStatement prepare(Connection connection, Rendered statement)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement.sql());
        try {
            bind(prepared, statement.parameters());
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement prepared, List<@Nullable String> parameters)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            String text = parameters.get(i);
            if (text == null) {
                prepared.setNull(i + 1, Types.OTHER);
            } else {
                // OTHER leaves the type to Postgres, which takes it from the cast around it.
                prepared.setObject(i + 1, WellFormedText.checked(text), Types.OTHER);
            }
        }
    }
}
