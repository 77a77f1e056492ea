package dev.leat.migrate.catalog;

import dev.leat.migrate.history.MigrationException;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An empty database beside another, to try something out; gone when it is closed.
public final class ScratchDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchDatabase.class);
    private static final String NOT_ALLOWED = "42501";

    private final ConnectionUrl neighbour;
    private final ConnectionUrl url;

    private ScratchDatabase(ConnectionUrl neighbour, ConnectionUrl url) {
        this.neighbour = neighbour;
        this.url = url;
    }

    /// Makes a database on the same server.
    ///
    /// @param neighbour a database that the role may connect to; nothing in it is touched
    /// @throws MigrationException if the server cannot be reached, or the role may not create
    ///   databases
    public static ScratchDatabase beside(ConnectionUrl neighbour) {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        String name = "leat_scratch_" + HexFormat.of().formatHex(random);
        try {
            execute(neighbour, "CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            throw new MigrationException(
                    "cannot make a scratch database beside %s: %s (SQLSTATE %s).%s"
                            .formatted(
                                    neighbour,
                                    e.getMessage(),
                                    state,
                                    state.equals(NOT_ALLOWED)
                                            ? " The role %s needs CREATEDB: ALTER ROLE … CREATEDB; or name another server, such as a local one, for the comparison."
                                                    .formatted(neighbour.user())
                                            : ""),
                    e);
        }
        return new ScratchDatabase(neighbour, neighbour.withDatabase(name));
    }

    /// {@return where it is}
    public ConnectionUrl url() {
        return url;
    }

    /// Drops the database, whoever is still connected to it.
    @Override
    public void close() {
        try {
            execute(neighbour, "DROP DATABASE IF EXISTS " + url.database() + " WITH (FORCE)");
        } catch (SQLException e) {
            LOG.warn(
                    "the scratch database {} could not be dropped ({}, SQLSTATE {}); drop it by hand",
                    url.database(),
                    e.getMessage(),
                    e.getSQLState());
        }
    }

    private static void execute(ConnectionUrl url, String sql) throws SQLException {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
