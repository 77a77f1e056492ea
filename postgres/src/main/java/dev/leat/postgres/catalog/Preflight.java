package dev.leat.postgres.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Whether a database is fit to be replicated from, asked before anything is created in it.
public final class Preflight {

    /// PostgreSQL 15 is the first with column lists and row filters in publications.
    public static final int OLDEST_VERSION = 150000;

    /// One thing that stands in the way.
    ///
    /// @param check which of the checks
    /// @param message what was found and what to do about it
    public record Problem(Check check, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    /// What is checked.
    public enum Check {
        VERSION,
        WAL_LEVEL,
        REPLICATION_RIGHT,
        FREE_SLOT,
        FREE_SENDER,
        PUBLICATION_EXISTS,
        PUBLICATION_OPERATIONS
    }

    private Preflight() {}

    /// All problems at once, in the order of [Check]; empty if there are none.
    ///
    /// @param publications those that are to be streamed and must exist already
    /// @param newSlots how many slots (and senders) will be needed beyond those in use
    public static List<Problem> check(
            Connection connection, List<String> publications, int newSlots) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        settings(connection, newSlots, problems);
        publications(connection, publications, problems);
        return problems;
    }

    private static void settings(Connection connection, int newSlots, List<Problem> problems)
            throws SQLException {
        String sql =
                """
                select current_setting('server_version_num')::int as version_num,
                       current_setting('server_version') as version,
                       current_setting('wal_level') as wal_level,
                       current_setting('max_replication_slots')::int as max_slots,
                       current_setting('max_wal_senders')::int as max_senders,
                       (select count(*) from pg_replication_slots) as slots,
                       (select count(*) from pg_stat_replication) as senders,
                       current_user as role,
                       (select rolsuper or rolreplication from pg_roles where rolname = current_user)
                       or exists (select from pg_roles r where r.rolname in ('rds_replication', 'rds_superuser')
                                  and pg_has_role(current_user, r.oid, 'member')) as may_replicate
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getInt("version_num") < OLDEST_VERSION) {
                problems.add(
                        new Problem(
                                Check.VERSION,
                                "The server is PostgreSQL "
                                        + row.getString("version")
                                        + "; version 15 or newer is needed. Upgrade it"));
            }
            if (!row.getString("wal_level").equals("logical")) {
                problems.add(
                        new Problem(
                                Check.WAL_LEVEL,
                                "wal_level is '"
                                        + row.getString("wal_level")
                                        + "'; replication needs 'logical'. Run ALTER SYSTEM SET wal_level = logical and restart the server"
                                        + " (on Amazon RDS: set rds.logical_replication = 1)"));
            }
            if (!row.getBoolean("may_replicate")) {
                String role = row.getString("role");
                problems.add(
                        new Problem(
                                Check.REPLICATION_RIGHT,
                                "Role "
                                        + role
                                        + " may not replicate. Run ALTER ROLE \""
                                        + role.replace("\"", "\"\"")
                                        + "\" REPLICATION"));
            }
            capacity(
                    problems,
                    Check.FREE_SLOT,
                    "max_replication_slots",
                    row.getInt("max_slots"),
                    row.getInt("slots"),
                    newSlots);
            capacity(
                    problems,
                    Check.FREE_SENDER,
                    "max_wal_senders",
                    row.getInt("max_senders"),
                    row.getInt("senders"),
                    newSlots);
        }
    }

    private static void capacity(
            List<Problem> problems, Check check, String setting, int limit, int used, int needed) {
        if (limit - used < needed) {
            problems.add(
                    new Problem(
                            check,
                            setting
                                    + " is "
                                    + limit
                                    + ", of which "
                                    + used
                                    + " are used; "
                                    + needed
                                    + " more are needed. Drop unused replication slots (select slot_name, active from"
                                    + " pg_replication_slots) or raise "
                                    + setting
                                    + " and restart the server"));
        }
    }

    private static void publications(
            Connection connection, List<String> publications, List<Problem> problems)
            throws SQLException {
        TreeSet<String> missing = new TreeSet<>(publications);
        String sql =
                "select pubname, pubinsert and pubupdate and pubdelete and pubtruncate from pg_publication"
                        + " where pubname = any (?) order by pubname collate \"C\"";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", publications.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    missing.remove(name);
                    if (!row.getBoolean(2)) {
                        problems.add(
                                new Problem(
                                        Check.PUBLICATION_OPERATIONS,
                                        "Publication "
                                                + name
                                                + " leaves out some operations. Run ALTER PUBLICATION \""
                                                + name.replace("\"", "\"\"")
                                                + "\" SET (publish = 'insert, update, delete, truncate')"));
                    }
                }
            }
        }
        for (String name : missing) {
            problems.add(
                    new Problem(
                            Check.PUBLICATION_EXISTS,
                            "There is no publication "
                                    + name
                                    + " in this database. Create it (CREATE PUBLICATION … FOR TABLE …) or correct its name"));
        }
    }
}
