package dev.leat.postgres;

import dev.leat.postgres.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One server for this module's tests, which cannot use the `testing` module that stands on it. It
/// ends with the JVM.
public final class SharedServer {

    private static final EmbeddedServer SERVER =
            EmbeddedServer.temporary().setting("max_slot_wal_keep_size", "-1").start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private SharedServer() {}

    public static ConnectionUrl newDatabase() {
        return SERVER.createDatabase("test_" + COUNT.incrementAndGet());
    }

    public static void execute(ConnectionUrl url, String... statements) throws SQLException {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
