package dev.leat.migrate.change;

import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What the database that is to be changed says about itself.
///
/// @param version the major version of its server
/// @param isPublicFirst whether names without a schema are those of `public`
record ServerFacts(int version, boolean isPublicFirst) {

    /// @throws MigrationException if it cannot be reached
    static ServerFacts of(ConnectionUrl url) {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT coalesce(current_schema(), 'public') = 'public'")) {
            row.next();
            return new ServerFacts(
                    connection.getMetaData().getDatabaseMajorVersion(), row.getBoolean(1));
        } catch (SQLException e) {
            throw new MigrationException("cannot connect to " + url + ": " + e.getMessage(), e);
        }
    }

    /// {@return the plan for whoever runs it over a connection of their own: its statements leave
    /// out the schema `public`, and in this database that would mean another one}
    Plan publicFirst(Plan plan) {
        if (isPublicFirst || plan.isEmpty()) {
            return plan;
        }
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step(
                        "SET search_path TO public",
                        Risk.SAFE,
                        "another schema comes before public in this database's search_path"));
        steps.addAll(plan.steps());
        return new Plan(steps, plan.renames(), plan.questions(), plan.problems());
    }
}
