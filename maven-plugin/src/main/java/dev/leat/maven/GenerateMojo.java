package dev.leat.maven;

import dev.leat.migrate.Generator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.plan.Plan;
import dev.leat.schema.DatabaseDefinition;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:generate`: writes the migration that leads to the schema as it stands in Java.
public final class GenerateMojo extends LeatMojo {
    /// Words for the name of the migration.
    String name = "schema";

    /// What was renamed, as `public.users.name->public.users.full_name`.
    List<String> renames = List.of();

    /// The paths of objects whose loss is accepted.
    List<String> allowDestructive = List.of();

    /// Whether to write nothing and fail if there were something to write.
    boolean check;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        DatabaseDefinition database = definition(project);
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
        } else {
            getLog().info(
                            "wrote "
                                    + generator.generate(database, name, answers).written()
                                    + "; review migration.sql and commit the folder");
        }
    }
}
