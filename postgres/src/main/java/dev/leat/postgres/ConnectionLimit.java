package dev.leat.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The server's slots for connections, as they were when somebody looked.
///
/// @param max `max_connections`
/// @param reserved slots that only superusers and roles with `pg_use_reserved_connections` get
/// @param used by clients of all databases of the server
public record ConnectionLimit(int max, int reserved, int used) {

    /// Sessions of other roles show little to a role without privileges, but that they are there.
    /// `reserved_connections` is there from PostgreSQL 16 on.
    private static final String QUERY =
            """
            SELECT current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                     + coalesce(current_setting('reserved_connections', true)::int, 0),
                   (SELECT count(*)::int FROM pg_stat_activity
                    WHERE datid IS NOT NULL AND usesysid IS NOT NULL
                      AND coalesce(backend_type, 'client backend') = 'client backend')
            """;

    static ConnectionLimit read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new ConnectionLimit(row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }

    /// {@return the slots that ordinary roles can have}
    public int usable() {
        return max - reserved;
    }

    /// {@return the share of the usable slots that is in use; may be above 1}
    public double share() {
        return used / (double) Math.max(1, usable());
    }

    @Override
    public String toString() {
        return "%d of %d connections in use (max_connections %d, %d of them reserved)"
                .formatted(used, usable(), max, reserved);
    }
}
