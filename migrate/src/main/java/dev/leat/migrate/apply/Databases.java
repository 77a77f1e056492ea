package dev.leat.migrate.apply;

import dev.leat.migrate.history.MigrationException;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Endpoint;
import dev.leat.postgres.Retry;
import dev.leat.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/// Databases as a whole: whether they are there, and where.
public final class Databases {
    /// SQLSTATE invalid_catalog_name: there is no such database.
    private static final String MISSING = "3D000";

    /// SQLSTATEs duplicate_database and, when two create it in the same moment, unique_violation.
    private static final Set<String> CREATED_MEANWHILE = Set.of("42P04", "23505");

    private Databases() {}

    /// Creates a database if its server does not have it; connects through the database `postgres`.
    ///
    /// @param retry how long to wait for a server that does not answer yet
    /// @return whether it was created by this call
    /// @throws MigrationException if the server cannot be reached or refuses
    public static boolean createIfMissing(ConnectionUrl place, Retry retry) {
        ConnectionUrl url = direct(place);
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            return connection.isClosed();
        } catch (SQLException e) {
            if (!MISSING.equals(e.getSQLState())) {
                throw new MigrationException(
                        "cannot connect to " + url + ": " + SqlErrors.describe(e), e);
            }
        }
        try (Connection connection = url.withDatabase("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + Identifier.quote(url.database()));
            return true;
        } catch (SQLException e) {
            if (CREATED_MEANWHILE.contains(e.getSQLState())) {
                return false;
            }
            throw new MigrationException(
                    "cannot create the database %s at %s: %s"
                            .formatted(url.database(), url.address(), SqlErrors.describe(e)),
                    e);
        }
    }

    /// {@return the URL that migrations take} Directly to the server where the URL leads to a
    /// pooler whose server's name is known (Neon, Supabase), since a lock of the session would be
    /// lost in one; and encrypted where the place demands it.
    ///
    /// @throws MigrationException for a pooler in transaction mode whose server is not known
    public static ConnectionUrl direct(ConnectionUrl url) {
        try {
            ConnectionUrl direct = Endpoint.of(url).direct(url);
            return Endpoint.of(direct).suited(direct);
        } catch (IllegalArgumentException e) {
            throw new MigrationException(String.valueOf(e.getMessage()), e);
        }
    }

    /// {@return whether the server is on this machine, as its name says: `localhost`, `127.0.0.1`,
    /// `::1`, or a name below `localhost`} Names are not looked up: a guard must not depend on who
    /// answers.
    public static boolean isLoopback(ConnectionUrl url) {
        return url.hosts().stream().allMatch(host -> isLoopback(host.name()));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.startsWith("/");
    }
}
