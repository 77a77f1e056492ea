package dev.leat.migrate.apply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The search path of a session while migrations run in it: `public` comes first.
///
/// Generated statements leave out the schema `public`, as everybody does who writes by hand. A
/// database or role may have another path, even by a schema of the role's name, and such a
/// statement would change a table of the same name there.
final class SearchPath implements AutoCloseable {
    private final Connection connection;
    private final String before;

    private SearchPath(Connection connection, String before) {
        this.connection = connection;
        this.before = before;
    }

    /// Puts `public` first until it is closed.
    ///
    /// @param connection in no transaction, so that no rollback takes the path back
    static SearchPath publicFirst(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('search_path')")) {
            row.next();
            SearchPath path = new SearchPath(connection, row.getString(1));
            statement.execute(
                    "SELECT set_config('search_path', concat_ws(', ', 'public', nullif(current_setting('search_path'), '')), false)"
                            + " WHERE current_schema() IS DISTINCT FROM 'public'");
            return path;
        }
    }

    /// Sets what was there before, for whoever gets the connection next.
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
            statement.setString(1, before);
            statement.execute();
        }
    }
}
