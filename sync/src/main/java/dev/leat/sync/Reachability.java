package dev.leat.sync;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.SQLException;

/// Finds out at the start whether a database can be had, so that a wrong setting is told by its
/// name and not by whatever comes to need the database first.
final class Reachability {
    private Reachability() {}

    /// @param setting the name of the setting that holds the URL
    /// @param patience for a server that is only just starting
    /// @throws StartException if it cannot be connected to; says what to do
    static void require(String setting, ConnectionUrl url, Retry patience) {
        try {
            patience.run(
                    "connect to " + url,
                    () -> {
                        url.connect().close();
                        return true;
                    });
        } catch (SQLException e) {
            throw new StartException(
                    "Cannot connect to the database of "
                            + setting
                            + ", "
                            + url
                            + ": "
                            + e.getMessage()
                            + " (SQLSTATE "
                            + e.getSQLState()
                            + "). Check that "
                            + setting
                            + " names the right host, port, database, user and password, and that the"
                            + " server runs.",
                    e);
        }
    }
}
