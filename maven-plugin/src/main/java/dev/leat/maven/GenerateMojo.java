package dev.leat.maven;

import dev.leat.migrate.Generator;
import dev.leat.migrate.MigrationText;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.expand.ProductionPlan;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:generate`: writes the migration that leads to the schema as it stands in Java.
public final class GenerateMojo extends LeatMojo {
    private static final String CUSTOM =
            "-- Runs once in each database. SQL goes here, or a line that names a class: -- leat:java com.example.Fill\n";

    /// Words for the name of the migration.
    String name = "schema";

    /// What was renamed, as `public.users.name->public.users.full_name`.
    List<String> renames = List.of();

    /// The paths of objects whose loss is accepted.
    List<String> allowDestructive = List.of();

    /// Whether to write nothing and fail if there were something to write.
    boolean check;

    /// Whether to show the migration and write nothing.
    boolean dryRun;

    /// Whether to write an empty migration, to be filled in.
    boolean custom;

    /// Whether old servers and clients still run, so that what only the contract stage of a plan
    /// takes away is not missing yet.
    boolean contractPending;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        if (custom) {
            getLog().info("wrote " + generator().custom(name, CUSTOM) + "; fill in migration.sql");
            return;
        }
        DatabaseDefinition database = definition(project);
        if (check && contractPending) {
            List<String> pending =
                    ProductionPlan.pendingContract(
                            folder().head(), SchemaEntities.of(Schema.of(database), publication));
            if (!pending.isEmpty()) {
                getLog().info("contracting is still to come: " + String.join(", ", pending));
                return;
            }
        }
        Answers answers = answers(renames, allowDestructive);
        Generator generator = generator();
        Plan plan = generator.plan(database, answers);
        plan.orThrow();
        if (plan.isEmpty()) {
            getLog().info("nothing to do: the migrations lead to this schema");
        } else if (check) {
            throw new MojoFailureException(
                    "the schema is ahead of the migrations by %d statements; run leat:generate and commit what it writes"
                            .formatted(plan.steps().size()));
        } else if (dryRun) {
            MigrationText.of(plan.steps()).lines().forEach(getLog()::info);
        } else {
            getLog().info(
                            "wrote "
                                    + generator.generate(database, name, answers).written()
                                    + "; review migration.sql and commit the folder");
        }
    }
}
