package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Entities in the words that a server would use for them.
///
/// Postgres does not keep the text of a default or a predicate; it prints what it understood. So
/// `'{}'` becomes `'{}'::text[]`, and a comparison of texts would find a difference where there is
/// none. Building the entities once and reading them back removes such differences for good.
///
/// Nothing outside of the scratch database is made for it: roles belong to the whole cluster, so
/// roles, grants and the roles of policies are not built but kept as they were declared
/// ([NotBuilt]).
public final class CanonicalSchema {
    private CanonicalSchema() {}

    /// {@return the entities as a server prints them, after building them in a scratch database}
    ///
    /// @param neighbour the database beside which the scratch database is made
    /// @throws MigrationException if there can be no scratch database, or the server refuses the
    ///   entities
    public static List<Entity> of(List<Entity> entities, ConnectionUrl neighbour) {
        return catalog(entities, neighbour).entities();
    }

    /// {@return the entities as a server prints them, and what they make that no entity can
    /// express}
    ///
    /// @param neighbour the database beside which the scratch database is made
    /// @throws MigrationException if there can be no scratch database, or the server refuses the
    ///   entities
    public static Catalog catalog(List<Entity> entities, ConnectionUrl neighbour) {
        NotBuilt notBuilt = NotBuilt.of(entities, neighbour.user());
        try (ScratchDatabase scratch = ScratchDatabase.beside(neighbour);
                Connection connection = scratch.url().connect()) {
            build(connection, notBuilt.rest());
            return notBuilt.putBack(CatalogReader.read(connection, CatalogScope.all()), connection);
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read back the schema from a scratch database: " + e.getMessage(), e);
        }
    }

    private static void build(Connection connection, List<Entity> entities) throws SQLException {
        PlanOptions options =
                PlanOptions.simple().onServer(connection.getMetaData().getDatabaseMajorVersion());
        List<Step> steps = Planner.plan(List.of(), entities, Renames.none(), options).orThrow();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // Each step commits: there is no need to wait for the disk, and one transaction would
            // hold a lock on every table.
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET check_function_bodies = off");
            for (Step step : steps) {
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    throw new MigrationException(
                            "the server refuses a part of the schema: %s (SQLSTATE %s), in:\n%s"
                                    .formatted(e.getMessage(), e.getSQLState(), step.sql()),
                            e);
                }
            }
        }
    }
}
