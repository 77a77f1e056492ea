package dev.leat.testing;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database that belongs to one test.
///
/// Any thread may use it. Methods throw [IllegalStateException] with the statement's error, so that
/// a test's lambda needs no `throws`.
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ConnectionUrl url;

    private TestDatabase(ConnectionUrl url) {
        this.url = url;
    }

    /// An empty database on the [TestServer]. The extension does this for tests; whoever calls it
    /// closes it.
    public static TestDatabase create() {
        return create("template1");
    }

    /// Runs statements, and is this database: `TestDatabase.create().having("CREATE TABLE …")`.
    public TestDatabase having(String... statements) {
        execute(statements);
        return this;
    }

    static TestDatabase create(String template) {
        ConnectionUrl server = TestServer.url();
        String name = "leat_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        // Copying template1 needs nobody to be connected to it, so another test may be in the way
        // for a moment.
        Patience.repeat(
                "create database " + name,
                Duration.ofSeconds(20),
                List.of("55006", "42P04"),
                () -> {
                    try (Connection connection = server.connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                "CREATE DATABASE "
                                        + name
                                        + " TEMPLATE "
                                        + template
                                        + " STRATEGY file_copy");
                    }
                });
        return new TestDatabase(server.withDatabase(name));
    }

    public ConnectionUrl url() {
        return url;
    }

    public String name() {
        return url.database();
    }

    /// A new connection at every call.
    public DataSource dataSource() {
        return url.dataSource();
    }

    /// A new connection, which the test closes.
    public Connection connection() {
        try {
            return url.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Could not connect to " + url + ": " + e.getMessage(), e);
        }
    }

    /// Runs statements, each in a transaction of its own, on one connection.
    public void execute(String... statements) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                run(statement, sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Closing a connection failed", e);
        }
    }

    private static void run(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Failed (SQLSTATE " + e.getSQLState() + "): " + sql + "\n" + e.getMessage(), e);
        }
    }

    /// All rows of a query, each as the texts of its columns.
    public List<List<@Nullable String>> rows(String sql) {
        return rows(sql, List.of());
    }

    private List<List<@Nullable String>> rows(String sql, List<Object> parameters) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            return texts(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Failed (SQLSTATE " + e.getSQLState() + "): " + sql + "\n" + e.getMessage(), e);
        }
    }

    private static List<List<@Nullable String>> texts(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /// The first column of a query's rows.
    public List<@Nullable String> column(String sql) {
        return firsts(rows(sql));
    }

    /// The first column of a query's rows, `?` standing for each parameter.
    public List<@Nullable String> column(String sql, Object... parameters) {
        return firsts(rows(sql, List.of(parameters)));
    }

    private static List<@Nullable String> firsts(List<List<@Nullable String>> rows) {
        List<@Nullable String> values = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            values.add(row.get(0));
        }
        return values;
    }

    /// The first column of a query's only row.
    ///
    /// @throws IllegalStateException if there is not exactly one row
    public @Nullable String value(String sql) {
        List<List<@Nullable String>> rows = rows(sql);
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected one row, found " + rows.size() + ": " + sql);
        }
        return rows.get(0).get(0);
    }

    /// Ends the database's connections, drops its slots and itself; waits for readers that are slow
    /// to let go.
    @Override
    public void close() {
        DatabaseDrop.drop(TestServer.url(), url.database());
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
