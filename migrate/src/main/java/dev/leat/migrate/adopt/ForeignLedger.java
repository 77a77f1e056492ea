package dev.leat.migrate.adopt;

import dev.leat.migrate.history.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table in which another tool notes what it applied.
public enum ForeignLedger {
    /// Both layouts of `drizzle.__drizzle_migrations`.
    DRIZZLE(
            "drizzle.__drizzle_migrations",
            "SELECT coalesce(to_jsonb(m) ->> 'name', to_char(to_timestamp(m.created_at / 1000.0) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS')),"
                    + " true FROM %s m ORDER BY m.id"),
    FLYWAY(
            "public.flyway_schema_history",
            "SELECT coalesce(version, 'repeatable') || ' ' || description, success FROM %s ORDER BY installed_rank"),
    LIQUIBASE(
            "public.databasechangelog",
            "SELECT id || ' (' || filename || ')', exectype IN ('EXECUTED', 'RERAN', 'MARK_RAN') FROM %s ORDER BY orderexecuted"),
    /// Also what other tools write that took over its table.
    NODE_PG_MIGRATE("public.pgmigrations", "SELECT name, true FROM %s ORDER BY id");

    private final String table;
    private final String query;

    ForeignLedger(String table, String query) {
        this.table = table;
        this.query = query;
    }

    /// {@return the table's usual name, qualified}
    public String table() {
        return table;
    }

    /// {@return the tool's name, as in `node-pg-migrate`}
    public String tool() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// {@return what the tool applied, oldest first}
    ///
    /// @param at the table, where it is not the usual one: as SQL writes it, qualified
    /// @throws MigrationException if there is no such table or nothing in it, or if the tool is at
    ///   work or left something half done
    List<String> read(Connection connection, String at) throws SQLException {
        if (!exists(connection, at)) {
            throw new MigrationException(
                    "%s noted nothing here: there is no table %s. If it has another name, give it with --table."
                            .formatted(tool(), at));
        }
        List<String> applied = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.formatted(at))) {
            while (rows.next()) {
                (rows.getBoolean(2) ? applied : failed).add(rows.getString(1));
            }
        }
        if (!failed.isEmpty()) {
            throw new MigrationException(
                    "%s left migrations that failed: %s. Repair or remove them with %s first."
                            .formatted(tool(), String.join(", ", failed), tool()));
        }
        if (applied.isEmpty()) {
            throw new MigrationException(
                    "%s applied nothing here: its table %s is empty. Just run leat migrate."
                            .formatted(tool(), at));
        }
        refuseIfAtWork(connection);
        return applied;
    }

    private void refuseIfAtWork(Connection connection) throws SQLException {
        if (this == LIQUIBASE && exists(connection, "public.databasechangeloglock")) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT lockedby FROM public.databasechangeloglock WHERE locked")) {
                if (rows.next()) {
                    throw new MigrationException(
                            "liquibase is at work: its lock is held by %s. Let it end, or release the lock with liquibase release-locks."
                                    .formatted(rows.getString(1)));
                }
            }
        }
    }

    private static boolean exists(Connection connection, String at) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, at);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
