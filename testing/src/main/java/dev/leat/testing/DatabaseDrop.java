package dev.leat.testing;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// Drops a database with everything that keeps it from being dropped.
final class DatabaseDrop {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private DatabaseDrop() {}

    static void drop(ConnectionUrl server, String name) {
        // object_in_use, for a session or a slot whose process is still ending; undefined_object,
        // for a slot that just went.
        Patience.repeat(
                "drop database " + name,
                PATIENCE,
                List.of("55006", "42704"),
                () -> {
                    try (Connection connection = server.connect()) {
                        update(
                                connection,
                                "select pg_terminate_backend(active_pid) from pg_replication_slots"
                                        + " where database = ? and active_pid is not null",
                                name);
                        update(
                                connection,
                                "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                                        + " where database = ? and not temporary",
                                name);
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
                        }
                    }
                });
    }

    private static void update(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
