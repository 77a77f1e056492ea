package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What statements run on: a [Database], where each is a transaction of its own, or a
/// [Transaction].
///
/// ```java
/// List<Post> mine = db.selectFrom(POSTS).where(POSTS.authorId.eq(me)).list();
/// db.insertInto(POSTS).values(NewPost.create().authorId(me).title("Hello")).execute();
/// db.update(POSTS).set(POSTS.title, "Hi").where(POSTS.id.eq(id)).execute();
/// List<PostView> feed = db.run(from(POSTS).related(POSTS.comments), PostView.class);
/// ```
///
/// Everything that Postgres refuses is a [DatabaseException].
public abstract sealed class Session permits Database, Transaction {

    /// Does something with a connection.
    interface ConnectionWork<T> {
        T with(Connection connection) throws SQLException;
    }

    abstract <T> T onConnection(ConnectionWork<T> work);

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

    /// Starts a select of whole rows.
    public final <R> Select<R> selectFrom(Table<R> table) {
        return Select.from(this, table);
    }

    /// Starts an insert; its rows come next.
    public final <R> InsertInto<R> insertInto(Table<R> table) {
        return new InsertInto<>(this, table);
    }

    /// Starts an update; what to set and which rows come next.
    public final <R> UpdateTable<R> update(Table<R> table) {
        return new UpdateTable<>(this, table);
    }

    /// Starts a delete; which rows comes next.
    public final <R> DeleteFrom<R> deleteFrom(Table<R> table) {
        return new DeleteFrom<>(this, table);
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
        RecordMapper<V> mapper = RecordMapper.of(view, query);
        int width = query.table().columns().size() + query.related().size();
        Query<?> limited = query.isOne() ? query.limit(1) : query;
        return query(
                QueryRenderer.render(limited),
                result -> mapper.map(RowTree.read(limited, texts(result, width))));
    }

    /// {@return the first row of a query's result}
    public final <V> Optional<V> runOne(Query<?> query, Class<V> view) {
        Integer limit = query.limit();
        return run(limit == null || limit > 1 ? query.limit(1) : query, view).stream().findFirst();
    }

    /// Starts a statement of raw SQL, `?` standing for each parameter; a `?` operator is written
    /// `??`.
    public final RawSql sql(String sql, @Nullable Object... parameters) {
        return new RawSql(
                this, new Rendered(sql, RawParameters.texts(java.util.Arrays.asList(parameters))));
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

    /// Makes something of the row that a result stands on.
    interface RowReader<T> {
        T read(ResultSet result) throws SQLException;
    }

    final <T> List<T> query(Rendered statement, RowReader<T> reader) {
        return onConnection(connection -> {
            try (PreparedStatement prepared = prepare(connection, statement);
                    ResultSet result = prepared.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            } catch (SQLException e) {
                throw DatabaseException.of(statement.sql(), e);
            }
        });
    }

    final int execute(Rendered statement) {
        return onConnection(connection -> {
            try (PreparedStatement prepared = prepare(connection, statement)) {
                return prepared.executeUpdate();
            } catch (SQLException e) {
                throw DatabaseException.of(statement.sql(), e);
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, Rendered statement)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement.sql());
        try {
            for (int i = 0; i < statement.parameters().size(); i++) {
                String text = statement.parameters().get(i);
                if (text == null) {
                    prepared.setNull(i + 1, Types.OTHER);
                } else {
                    // OTHER leaves the type to Postgres, which takes it from the cast around it.
                    prepared.setObject(i + 1, text, Types.OTHER);
                }
            }
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }
}
