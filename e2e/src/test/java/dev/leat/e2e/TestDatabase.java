package dev.leat.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of one test class's own, on the run's Postgres.
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String url;

    private TestDatabase(String url) {
        this.url = url;
    }

    public static TestDatabase create(String name, String script) throws SQLException {
        String server = System.getProperty("leat.e2e.postgres");
        String database = name + "_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection("jdbc:" + server + "postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        TestDatabase created = new TestDatabase(server + database);
        created.sql(script);
        return created;
    }

    /// `postgresql://user@host:port/database`, for every kind of program.
    public String url() {
        return url.replace("://", "://postgres@");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url + "?user=postgres");
    }

    /// Runs statements in one transaction.
    public void sql(String statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /// The first column of a query's rows, as text.
    public List<String> column(String query, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }
}
