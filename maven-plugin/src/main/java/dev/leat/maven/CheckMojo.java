package dev.leat.maven;

import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.check.Advice;
import dev.leat.migrate.check.CheckReport;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/// `leat:check`: fails unless history, code and database agree.
public final class CheckMojo extends LeatMojo {
    /// A database on the server that is to hold the scratch databases; the database itself if not
    /// set.
    @Nullable String scratch;

    /// Whether old servers and clients still run, so that what only the contract stage of a plan
    /// takes away is no failure.
    boolean contractPending;

    /// Whether to tell what a schema may have and a person seldom means.
    boolean advice;

    /// Whether the database itself is left alone.
    boolean historyOnly;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        ConnectionUrl server = scratch == null ? url() : direct(scratch);
        ConnectionUrl database = historyOnly ? null : urlIfNamed();
        DatabaseCheck check =
                new DatabaseCheck(
                        database == null ? server : database,
                        server,
                        folder(),
                        publication,
                        CatalogScope.all().withoutSyncServer("zero"),
                        new JavaMigrations(project));
        if (contractPending) {
            check = check.whileContractIsPending();
        }
        DatabaseDefinition declared = definition(project);
        CheckReport report = check.history(declared);
        if (advice) {
            report =
                    report.and(
                            Advice.of(
                                    SchemaEntities.of(Schema.of(declared), publication)
                                            .entities()));
        }
        if (database != null) {
            report = report.and(check.drift());
        }
        for (Finding finding : report.findings()) {
            if (!finding.isFailure()) {
                getLog().info(finding.message());
            }
        }
        if (!report.passed()) {
            throw new MojoFailureException(
                    report.findings().stream()
                            .filter(Finding::isFailure)
                            .map(Finding::message)
                            .collect(Collectors.joining("\n")));
        }
        getLog().info("what was compared agrees");
    }
}
