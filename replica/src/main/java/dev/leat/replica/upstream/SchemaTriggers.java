package dev.leat.replica.upstream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Event triggers that write a logical message into the log wherever the schema changes, so that
/// the stream says at which commit to look again.
///
/// The message holds the object ids of tables whose rows were rewritten without the stream saying
/// how (a new column type, a volatile default, a renamed enum label), separated by commas. Changes
/// of temporary objects write none. A trigger that fails warns and lets the statement go on:
/// syncing may not stand in the way of somebody's migration.
final class SchemaTriggers {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTriggers.class);

    private static final String TAGS =
            "'ALTER TABLE', 'CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'CREATE INDEX', 'ALTER INDEX',"
                    + " 'CREATE PUBLICATION', 'ALTER PUBLICATION', 'CREATE SCHEMA', 'ALTER SCHEMA',"
                    + " 'ALTER TYPE', 'IMPORT FOREIGN SCHEMA'";

    /// In the functions' names; changes with their bodies.
    private static final String VERSION = "_v1";

    /// The triggers and what fires them.
    private static final Map<String, String> EVENTS =
            Map.of(
                    "ddl_end",
                    "ddl_command_end when tag in (" + TAGS + ")",
                    "drop",
                    "sql_drop",
                    "rewrite",
                    "table_rewrite");

    private final Connection connection;
    private final ShardNames names;

    SchemaTriggers(Connection connection, ShardNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Creates the triggers in the connection's open transaction if they are not there in this
    /// version, or undoes that and warns.
    ///
    /// @return whether there are triggers now
    boolean create() throws SQLException {
        if (exist()) {
            return true;
        }
        Savepoint savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            connection.rollback(savepoint);
            LOG.warn(
                    "Event triggers could not be created for schema {} ({}, SQLSTATE {}). A change of a"
                            + " table will be noticed at the first change of a row after it, and one that"
                            + " rewrites rows without changing the table's shape not at all. Let a superuser"
                            + " start the sync server once to create them",
                    names.shardSchema(),
                    e.getMessage(),
                    e.getSQLState());
            return false;
        }
    }

    private boolean exist() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select count(*) from pg_event_trigger t join pg_proc p on p.oid = t.evtfoid"
                                + " where t.evtname = any (?) and t.evtenabled <> 'D' and p.proname like ?")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            EVENTS.keySet().stream()
                                    .map(event -> names.triggerPrefix() + event)
                                    .toArray()));
            statement.setString(2, "%" + VERSION);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == EVENTS.size();
            }
        }
    }

    private List<String> statements() {
        List<String> sql = new ArrayList<>();
        sql.add(
                function(
                        "ddl_end",
                        """
                        begin
                            if (select coalesce(bool_and(c.schema_name = 'pg_temp'), false)
                                from pg_catalog.pg_event_trigger_ddl_commands() c) then
                                return;
                            end if;
                            select coalesce(string_agg(distinct coalesce(pg_catalog.pg_partition_root(a.attrelid), a.attrelid)::oid::text, ','), '')
                            into tables
                            from pg_catalog.pg_event_trigger_ddl_commands() c
                            join pg_catalog.pg_type t on t.oid = c.objid
                            join pg_catalog.pg_attribute a on a.atttypid in (t.oid, t.typarray) and not a.attisdropped
                            where c.object_type = 'type' and pg_catalog.current_query() ~* 'rename\\s+value';
                            %1$s
                        """));
        sql.add(
                function(
                        "drop",
                        """
                        begin
                            if exists (select from pg_catalog.pg_event_trigger_dropped_objects() o
                                       where not o.is_temporary
                                         and o.object_type in ('table', 'table column', 'index', 'table constraint', 'type',
                                             'publication', 'publication relation', 'publication namespace')) then
                                %1$s
                            end if;
                        """));
        sql.add(
                function(
                        "rewrite",
                        """
                        begin
                            if exists (select from pg_catalog.pg_class c
                                       where c.oid = pg_catalog.pg_event_trigger_table_rewrite_oid() and c.relpersistence <> 't') then
                                tables := coalesce(
                                    pg_catalog.pg_partition_root(pg_catalog.pg_event_trigger_table_rewrite_oid()),
                                    pg_catalog.pg_event_trigger_table_rewrite_oid())::oid::text;
                                %1$s
                            end if;
                        """));
        EVENTS.forEach((name, event) -> trigger(sql, name, event));
        return sql;
    }

    private String function(String name, String body) {
        String emit =
                "perform pg_catalog.pg_logical_emit_message(true, '"
                        + names.schemaMessage()
                        + "', tables);";
        return "create or replace function "
                + ShardObjects.quote(names.shardSchema())
                + ".leat_"
                + name
                + VERSION
                + "() returns event_trigger language plpgsql as $leat$\ndeclare tables text := '';\n"
                + body.replace("%1$s", emit)
                + """
                exception when others then
                    raise warning 'the sync server was not told of this change: %', sqlerrm;
                end $leat$
                """;
    }

    private void trigger(List<String> sql, String name, String event) {
        String trigger = ShardObjects.quote(names.triggerPrefix() + name);
        sql.add("drop event trigger if exists " + trigger);
        sql.add(
                "create event trigger "
                        + trigger
                        + " on "
                        + event
                        + " execute function "
                        + ShardObjects.quote(names.shardSchema())
                        + ".leat_"
                        + name
                        + VERSION
                        + "()");
    }
}
