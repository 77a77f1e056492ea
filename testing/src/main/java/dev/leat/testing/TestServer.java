package dev.leat.testing;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one server of this test run.
///
/// If the environment has `LEAT_TEST_PG_<major>` (or `LEAT_TEST_PG`) with the URL of a running
/// server, that one is used; with several, the system property `leat.test.pg` chooses the major
/// version, else the newest is taken. Its role must be allowed to create databases and to
/// replicate. Otherwise an embedded server is started, which ends with the JVM.
public final class TestServer {

    private static final String VARIABLE = "LEAT_TEST_PG";

    private static @Nullable ConnectionUrl shared;

    private TestServer() {}

    /// A database for administration on the server; starts the server if need be.
    ///
    /// @throws IllegalStateException if the named server cannot be reached or is not of the version
    ///   that its variable says
    public static synchronized ConnectionUrl url() {
        ConnectionUrl url = shared;
        if (url == null) {
            url = named(System.getenv(), System.getProperty("leat.test.pg"));
            if (url == null) {
                // Closed by its own shutdown hook.
                url = EmbeddedServer.temporary().start().url();
            }
            shared = url;
        }
        return url;
    }

    /// The server's major version, as 18.
    public static int majorVersion() {
        try (Connection connection = url().connect()) {
            return majorVersion(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The test server " + url() + " does not answer: " + e.getMessage(), e);
        }
    }

    private static int majorVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            return row.getInt(1) / 10000;
        }
    }

    static @Nullable ConnectionUrl named(Map<String, String> environment, @Nullable String chosen) {
        TreeMap<Integer, String> byVersion = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLE + "_") && !value.isBlank()) {
                byVersion.put(version(name), value);
            }
        });
        String plain = environment.get(VARIABLE);
        if (chosen != null && !chosen.isBlank()) {
            String url = byVersion.get(Integer.valueOf(chosen.strip()));
            if (url == null) {
                throw new IllegalStateException(
                        "The system property leat.test.pg asks for PostgreSQL "
                                + chosen
                                + ", but the environment has no "
                                + VARIABLE
                                + "_"
                                + chosen);
            }
            return checked(Integer.parseInt(chosen.strip()), url);
        }
        if (!byVersion.isEmpty()) {
            return checked(byVersion.lastKey(), byVersion.lastEntry().getValue());
        }
        return plain == null || plain.isBlank() ? null : ConnectionUrl.parse(plain);
    }

    private static int version(String name) {
        try {
            return Integer.parseInt(name.substring(VARIABLE.length() + 1));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "The environment variable "
                            + name
                            + " does not end with a major version, as "
                            + VARIABLE
                            + "_18",
                    e);
        }
    }

    private static ConnectionUrl checked(int version, String text) {
        ConnectionUrl url = ConnectionUrl.parse(text);
        try (Connection connection = url.connect()) {
            int found = majorVersion(connection);
            if (found != version) {
                throw new IllegalStateException(
                        VARIABLE
                                + "_"
                                + version
                                + " names "
                                + url
                                + ", which is PostgreSQL "
                                + found);
            }
            return url;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    VARIABLE
                            + "_"
                            + version
                            + " names "
                            + url
                            + ", which does not answer: "
                            + e.getMessage(),
                    e);
        }
    }
}
