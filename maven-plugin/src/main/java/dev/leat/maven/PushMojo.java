package dev.leat.maven;

import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.push.Push;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/// `leat:push`: makes a developer's database like the schema, without a migration.
public final class PushMojo extends LeatMojo {
    /// What was renamed, as `public.users.name->public.users.full_name`.
    List<String> renames = List.of();

    /// The paths of objects whose loss is accepted.
    List<String> allowDestructive = List.of();

    /// Whether to show what would run, and change nothing.
    boolean dryRun;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        ConnectionUrl database = url();
        if (!Databases.isLoopback(database)) {
            throw new MojoExecutionException(
                    "the database %s is not on this machine, and leat:push is for a developer's own"
                            .formatted(database));
        }
        Push push = new Push(database, definition(project), publication);
        Plan plan = push.plan(answers(renames, allowDestructive));
        plan.steps().forEach(step -> getLog().info(step.sql()));
        if (dryRun) {
            plan.problems().forEach(each -> getLog().warn(each.text()));
            plan.questions().forEach(each -> getLog().warn(each.text()));
            getLog().info("nothing was changed");
            return;
        }
        push.run(plan);
        getLog().info("the database is like the schema");
    }
}
