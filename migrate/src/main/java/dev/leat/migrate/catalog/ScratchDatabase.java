package dev.leat.migrate.catalog;

import dev.leat.migrate.history.MigrationException;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An empty database beside another, to try something out; gone when it is closed.
///
/// It has the neighbour's encoding and locale, since the bounds of partitions are compared by them.
/// As long as it is open, a connection stands by in it: so one that a killed process left behind is
/// known by having none, and is dropped when the next one is made on that server.
public final class ScratchDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchDatabase.class);
    private static final String NOT_ALLOWED = "42501";

    /// The name holds the process and the server's time, in seconds, when it was made. A minute
    /// passes before it counts as left behind, in which its owner comes to connect to it.
    private static final String LEFT_BEHIND =
            """
            SELECT d.datname FROM pg_database d
             WHERE d.datname ~ '^leat_scratch_[0-9]+_[0-9]+_[0-9a-f]+$'
               AND split_part(d.datname, '_', 4)::bigint < extract(epoch FROM now()) - 60
               AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
            """;

    private final ConnectionUrl neighbour;
    private final ConnectionUrl url;
    private final Connection presence;

    private ScratchDatabase(ConnectionUrl neighbour, ConnectionUrl url, Connection presence) {
        this.neighbour = neighbour;
        this.url = url;
        this.presence = presence;
    }

    /// Makes a database on the same server.
    ///
    /// @param neighbour a database that the role may connect to; nothing in it is touched
    /// @throws MigrationException if the server cannot be reached, or the role may not create
    ///   databases
    public static ScratchDatabase beside(ConnectionUrl neighbour) {
        try (Connection connection = neighbour.connect();
                Statement statement = connection.createStatement()) {
            dropThoseLeftBehind(statement);
            String name = name(statement);
            statement.execute(
                    "CREATE DATABASE " + name + " TEMPLATE template0" + options(connection));
            return open(neighbour, neighbour.withDatabase(name));
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
    }

    private static ScratchDatabase open(ConnectionUrl neighbour, ConnectionUrl url)
            throws SQLException {
        try {
            Connection presence = url.connect();
            try (Statement statement = presence.createStatement()) {
                statement.execute("SET idle_session_timeout = 0");
            }
            return new ScratchDatabase(neighbour, url, presence);
        } catch (SQLException e) {
            drop(neighbour, url);
            throw e;
        }
    }

    private static void dropThoseLeftBehind(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(LEFT_BEHIND)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            try {
                statement.execute("DROP DATABASE IF EXISTS " + name);
                LOG.info("dropped the scratch database {}, whose process has ended", name);
            } catch (SQLException e) {
                // Another process is quicker, or it belongs to another role: its own business.
                LOG.debug("the scratch database {} stays: {}", name, e.getMessage());
            }
        }
    }

    private static String name(Statement statement) throws SQLException {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        try (ResultSet row =
                statement.executeQuery("SELECT floor(extract(epoch FROM now()))::bigint")) {
            row.next();
            return "leat_scratch_%d_%d_%s"
                    .formatted(
                            ProcessHandle.current().pid(),
                            row.getLong(1),
                            HexFormat.of().formatHex(random));
        }
    }

    private static String options(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String query =
                """
                SELECT pg_encoding_to_char(encoding), datlocprovider, datcollate, datctype, %s, %s
                  FROM pg_database WHERE datname = current_database()
                """
                        .formatted(
                                version >= 17 ? "datlocale" : "daticulocale",
                                version >= 16 ? "daticurules" : "NULL");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String provider =
                    switch (String.valueOf(row.getString(2))) {
                        case "i" -> "icu";
                        case "b" -> "builtin";
                        default -> "libc";
                    };
            return option("ENCODING", row.getString(1))
                    + " LOCALE_PROVIDER "
                    + provider
                    + option("LC_COLLATE", row.getString(3))
                    + option("LC_CTYPE", row.getString(4))
                    + option(
                            provider.equals("icu") ? "ICU_LOCALE" : "BUILTIN_LOCALE",
                            row.getString(5))
                    + option("ICU_RULES", row.getString(6));
        }
    }

    private static String option(String name, @Nullable String value) {
        return value == null ? "" : " " + name + " " + SqlLiteral.quote(value);
    }

    /// {@return where it is}
    public ConnectionUrl url() {
        return url;
    }

    /// Drops the database, whoever is still connected to it.
    @Override
    public void close() {
        try {
            presence.close();
        } catch (SQLException e) {
            LOG.debug("closing a connection failed: {}", e.getMessage());
        }
        drop(neighbour, url);
    }

    private static void drop(ConnectionUrl neighbour, ConnectionUrl url) {
        try (Connection connection = neighbour.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + url.database() + " WITH (FORCE)");
        } catch (SQLException e) {
            LOG.warn(
                    "the scratch database {} could not be dropped ({}, SQLSTATE {}); drop it by hand",
                    url.database(),
                    e.getMessage(),
                    e.getSQLState());
        }
    }
}
