package dev.leat.migrate.catalog;

import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/// Entities in the words that a server would use for them.
///
/// Postgres does not keep the text of a default or a predicate; it prints what it understood. So
/// `'{}'` becomes `'{}'::text[]`, and a comparison of texts would find a difference where there is
/// none. Building the entities once and reading them back removes such differences for good.
public final class CanonicalSchema {
    private CanonicalSchema() {}

    /// {@return the entities as a server prints them, after building them in a scratch database}
    ///
    /// @param neighbour the database beside which the scratch database is made
    /// @throws MigrationException if there can be no scratch database, or the server refuses the
    ///   entities
    public static List<Entity> of(List<Entity> entities, ConnectionUrl neighbour) {
        try (ScratchDatabase scratch = ScratchDatabase.beside(neighbour);
                Connection connection = scratch.url().connect()) {
            build(connection, entities);
            return CatalogReader.read(connection, CatalogScope.all()).entities();
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read back the schema from a scratch database: " + e.getMessage(), e);
        }
    }

    private static void build(Connection connection, List<Entity> entities) throws SQLException {
        List<Step> steps = Planner.plan(Differ.diff(List.of(), entities, Renames.none()), Set.of());
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
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
