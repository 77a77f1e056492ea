package dev.leat.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A database of one test's own, on the run's Postgres, made by a script.
public final class TestDatabase implements AutoCloseable {
    private final dev.leat.testing.TestDatabase database;

    private TestDatabase(dev.leat.testing.TestDatabase database) {
        this.database = database;
    }

    public static TestDatabase create(String script) {
        dev.leat.testing.TestDatabase database = dev.leat.testing.TestDatabase.create();
        database.execute(script);
        return new TestDatabase(database);
    }

    /// `postgresql://user@host:port/database`, for every kind of program.
    public String url() {
        return database.url().reveal();
    }

    public Connection connect() {
        return database.connection();
    }

    /// Runs statements in one transaction.
    public void sql(String statements) {
        database.execute(statements);
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

    /// Removes the database with everything that was made for it, slots included.
    @Override
    public void close() {
        database.close();
    }
}
