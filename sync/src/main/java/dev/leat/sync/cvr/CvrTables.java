package dev.leat.sync.cvr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/// The tables of the store, and how they came to be.
///
/// [#create] may be called by any number of servers at once: it takes an advisory lock for the
/// transaction in which it looks at the version and applies what is missing.
final class CvrTables {
    private CvrTables() {}

    /// The steps in order. Never change one that was released; append.
    private static final List<String> STEPS =
            List.of(
                    """
                    CREATE TABLE %1$s.instances (
                        "clientGroupID" text PRIMARY KEY,
                        "version" text NOT NULL,
                        "owner" text NOT NULL,
                        "grantedAt" timestamptz NOT NULL DEFAULT now(),
                        "life" bigint NOT NULL DEFAULT 0,
                        "lastActive" timestamptz NOT NULL DEFAULT now(),
                        "ttlClock" double precision NOT NULL,
                        "clientSchema" json,
                        "profileID" text,
                        "userPinned" boolean NOT NULL DEFAULT false,
                        "userID" text
                    );
                    CREATE INDEX instances_last_active ON %1$s.instances ("lastActive");
                    CREATE TABLE %1$s.clients (
                        "clientGroupID" text NOT NULL REFERENCES %1$s.instances ON DELETE CASCADE,
                        "clientID" text NOT NULL,
                        PRIMARY KEY ("clientGroupID", "clientID")
                    );
                    CREATE TABLE %1$s.queries (
                        "clientGroupID" text NOT NULL REFERENCES %1$s.instances ON DELETE CASCADE,
                        "queryHash" text NOT NULL,
                        "queryName" text,
                        "queryArgs" json,
                        "clientAST" json,
                        PRIMARY KEY ("clientGroupID", "queryHash")
                    );
                    CREATE TABLE %1$s.desires (
                        "clientGroupID" text NOT NULL REFERENCES %1$s.instances ON DELETE CASCADE,
                        "clientID" text NOT NULL,
                        "queryHash" text NOT NULL,
                        "patchVersion" text NOT NULL,
                        "ttlMs" double precision NOT NULL,
                        "inactivatedAtMs" double precision,
                        "deleted" boolean NOT NULL,
                        PRIMARY KEY ("clientGroupID", "clientID", "queryHash")
                    );
                    """);

    /// Brings the schema to the newest version.
    ///
    /// @param schema the quoted name
    static void create(DataSource database, String schema) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, schema);
                int version = version(connection, schema);
                if (version > STEPS.size()) {
                    throw new SQLException(
                            "The tables in "
                                    + schema
                                    + " are at version "
                                    + version
                                    + ", this server knows versions up to "
                                    + STEPS.size()
                                    + ". Start the newer server, or drop the schema: clients then"
                                    + " start afresh.");
                }
                for (String step : STEPS.subList(version, STEPS.size())) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(step.formatted(schema));
                    }
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "UPDATE " + schema + ".\"version\" SET version = " + STEPS.size());
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void lock(Connection connection, String schema) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "leat cvr " + schema);
            lock.execute();
        }
    }

    private static int version(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE SCHEMA IF NOT EXISTS %1$s;
                    CREATE TABLE IF NOT EXISTS %1$s."version" (
                        lock boolean PRIMARY KEY DEFAULT true CHECK (lock),
                        version integer NOT NULL
                    );
                    INSERT INTO %1$s."version" (version) VALUES (0) ON CONFLICT DO NOTHING;
                    """
                            .formatted(schema));
            try (ResultSet row =
                    statement.executeQuery("SELECT version FROM " + schema + ".\"version\"")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
