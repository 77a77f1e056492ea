package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Catalog;
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

/// What a database says about itself.
///
/// @param version the major version of its server
/// @param hasPublic whether there is a schema `public`
/// @param isPublicFirst whether names without a schema are those of `public`, or would be if there
///   were one
record ServerFacts(int version, boolean hasPublic, boolean isPublicFirst) {
    private static final String PUBLIC = "public";

    /// As every new database has it.
    private static final List<Step> AS_CREATED =
            List.of(
                    new Step("CREATE SCHEMA \"public\"", Risk.SAFE, ""),
                    new Step("GRANT USAGE ON SCHEMA \"public\" TO PUBLIC", Risk.SAFE, ""),
                    new Step(
                            "COMMENT ON SCHEMA \"public\" IS 'standard public schema'",
                            Risk.SAFE,
                            ""));

    /// @throws MigrationException if it cannot be reached
    static ServerFacts of(ConnectionUrl url) {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public') AS there,
                                       coalesce(current_schema() = 'public', false)
                                         OR current_schema() IS NULL AND current_setting('search_path') IN ('public', '"$user", public')
                                         AS first
                                """)) {
            row.next();
            return new ServerFacts(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    row.getBoolean("there"),
                    row.getBoolean("first"));
        } catch (SQLException e) {
            throw new MigrationException("cannot connect to " + url + ": " + e.getMessage(), e);
        }
    }

    /// {@return the plan for whoever runs it over a connection of their own: its statements leave
    /// out the schema `public`, which in this database could mean another one}
    Plan publicFirst(Plan plan) {
        return isPublicFirst || plan.isEmpty()
                ? plan
                : before(
                        List.of(
                                new Step(
                                        "SET search_path TO public",
                                        Risk.SAFE,
                                        "this database's search_path does not begin with public")),
                        plan);
    }

    /// {@return the plan with the schema `public`, which no schema declares, where the other
    /// database has one and this one has not; and without where it is the other way round}
    ///
    /// @param there the other database
    /// @param from what is in this one: a schema that still has something in it is left
    Plan withPublicAs(ServerFacts there, Plan plan, Catalog from) {
        if (there.hasPublic == hasPublic) {
            return plan;
        }
        if (there.hasPublic) {
            return before(AS_CREATED, plan);
        }
        boolean used =
                from.others().stream().anyMatch(each -> each.path().startsWith(PUBLIC + "."));
        if (used) {
            return plan;
        }
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(new Step("DROP SCHEMA \"public\"", Risk.SAFE, "nothing is left in it"));
        return new Plan(steps, plan.renames(), plan.questions(), plan.problems());
    }

    private static Plan before(List<Step> first, Plan plan) {
        List<Step> steps = new ArrayList<>(first);
        steps.addAll(plan.steps());
        return new Plan(steps, plan.renames(), plan.questions(), plan.problems());
    }
}
