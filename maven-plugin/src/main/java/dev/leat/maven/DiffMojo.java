package dev.leat.maven;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import org.apache.maven.plugin.MojoExecutionException;

/// `leat:diff`: shows what makes the database, or the last migration if none is named, like the
/// schema.
public final class DiffMojo extends LeatMojo {
    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        DatabaseDefinition wished = definition(project);
        ConnectionUrl database = urlIfNamed();
        Source from =
                database == null
                        ? new Source.SnapshotFile(folder().head(), "the last migration")
                        : new Source.Live(database, CatalogScope.all().withoutSyncServer("zero"));
        Source to =
                new Source.JavaSchema(Schema.of(wished), publication, wished.getClass().getName());
        Plan plan = SchemaChange.between(from, to, Answers.NONE, PlanOptions.safe(), null);
        if (plan.isEmpty()) {
            getLog().info("both are the same");
        } else {
            MigrationText.of(plan.steps()).lines().forEach(getLog()::info);
        }
        plan.problems().forEach(each -> getLog().warn(each.text()));
        plan.questions().forEach(each -> getLog().warn(each.text()));
    }
}
