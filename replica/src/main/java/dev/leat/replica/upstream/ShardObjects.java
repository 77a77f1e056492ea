package dev.leat.replica.upstream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Creates the schemas, tables and publications of a shard where they do not exist.
///
/// `<app>.permissions` is written by the reference's deploy tool, `<app>_<shard>.clients` and
/// `.mutations` by API servers; their names and columns are a contract with both.
final class ShardObjects {
    private final Connection connection;
    private final ShardNames names;

    ShardObjects(Connection connection, ShardNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Runs in the connection's open transaction.
    void create(boolean publishPublic) throws SQLException {
        execute(
                "select pg_advisory_xact_lock(hashtextextended('leat/' || '"
                        + names.shardSchema()
                        + "', 0))");
        createSchema(names.appSchema());
        createSchema(names.shardSchema());
        createPermissions();
        createClients();
        createMutations();
        createMetadataPublication();
        if (publishPublic) {
            createPublicPublication();
        }
    }

    private void createSchema(String schema) throws SQLException {
        if (!exists("select 1 from pg_namespace where nspname = ?", schema)) {
            execute("create schema " + quote(schema));
        }
    }

    private void createPermissions() throws SQLException {
        String table = quote(names.appSchema()) + ".permissions";
        if (tableExists(names.appSchema(), "permissions")) {
            return;
        }
        execute(
                """
                create table %1$s (
                    permissions jsonb,
                    hash text,
                    lock boolean primary key default true check (lock));
                comment on column %1$s.lock is 'allows one row only';
                create or replace function %2$s.set_permissions_hash() returns trigger language plpgsql as $$
                begin
                    new.hash = md5(new.permissions::text);
                    return new;
                end $$;
                create trigger on_set_permissions before insert or update on %1$s
                    for each row execute function %2$s.set_permissions_hash();
                insert into %1$s (permissions) values (null);
                """
                        .formatted(table, quote(names.appSchema())));
    }

    private void createClients() throws SQLException {
        if (!tableExists(names.shardSchema(), "clients")) {
            execute(
                    """
                    create table %s.clients (
                        "clientGroupID" text not null,
                        "clientID" text not null,
                        "lastMutationID" bigint not null,
                        "userID" text,
                        primary key ("clientGroupID", "clientID"))
                    """
                            .formatted(quote(names.shardSchema())));
        }
    }

    private void createMutations() throws SQLException {
        if (!tableExists(names.shardSchema(), "mutations")) {
            execute(
                    """
                    create table %s.mutations (
                        "clientGroupID" text not null,
                        "clientID" text not null,
                        "mutationID" bigint not null,
                        result json not null,
                        primary key ("clientGroupID", "clientID", "mutationID"))
                    """
                            .formatted(quote(names.shardSchema())));
        }
    }

    private void createMetadataPublication() throws SQLException {
        if (!publicationExists(names.metadataPublication())) {
            execute(
                    "create publication "
                            + quote(names.metadataPublication())
                            + " for table "
                            + quote(names.appSchema())
                            + ".permissions, "
                            + quote(names.shardSchema())
                            + ".clients, "
                            + quote(names.shardSchema())
                            + ".mutations");
        }
    }

    private void createPublicPublication() throws SQLException {
        if (publicationExists(names.publicPublication())) {
            return;
        }
        try {
            execute(
                    "create publication "
                            + quote(names.publicPublication())
                            + " for tables in schema public with (publish_via_partition_root = true)");
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new UpstreamException(
                        "The role may not publish every table of the schema public (SQLSTATE 42501:"
                                + " only a superuser may). Create a publication of the tables that"
                                + " clients may see (CREATE PUBLICATION … FOR TABLE …) and name it in"
                                + " ZERO_APP_PUBLICATIONS",
                        e);
            }
            throw e;
        }
    }

    private boolean tableExists(String schema, String table) throws SQLException {
        return exists(
                "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = ? and c.relname = ?",
                schema,
                table);
    }

    private boolean publicationExists(String name) throws SQLException {
        return exists("select 1 from pg_publication where pubname = ?", name);
    }

    private boolean exists(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<String> values = List.of(parameters);
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
