package dev.leat.api;

import dev.leat.testing.TestDatabase;
import java.util.List;
import javax.sql.DataSource;

/// An upstream database as a sync server leaves it.
public record Upstream(TestDatabase database) {

    /// Creates the tables that a sync server keeps for its clients.
    public void createShard(String schema) {
        database.execute(
                "CREATE SCHEMA \"%s\"".formatted(schema),
                """
                CREATE TABLE "%s".clients (
                    "clientGroupID" text NOT NULL,
                    "clientID" text NOT NULL,
                    "lastMutationID" bigint NOT NULL,
                    "userID" text,
                    PRIMARY KEY ("clientGroupID", "clientID"))
                """
                        .formatted(schema),
                """
                CREATE TABLE "%s".mutations (
                    "clientGroupID" text NOT NULL,
                    "clientID" text NOT NULL,
                    "mutationID" bigint NOT NULL,
                    "result" json NOT NULL,
                    PRIMARY KEY ("clientGroupID", "clientID", "mutationID"))
                """
                        .formatted(schema));
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public void execute(String sql) {
        database.execute(sql);
    }

    /// {@return the first column of each row, as text}
    public List<String> query(String sql) {
        return database.column(sql);
    }
}
