package dev.leat.maven;

import dev.leat.migrate.adopt.Adoption;
import dev.leat.migrate.adopt.ForeignLedger;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.recover.LostSnapshots;
import dev.leat.migrate.recover.RestoredSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/// `leat:adopt`: takes over a database that another tool migrated so far, or a history that has
/// lost snapshots.
public final class AdoptMojo extends LeatMojo {
    /// The tool: `drizzle`, `flyway`, `liquibase` or `node-pg-migrate`.
    @Nullable String from;

    /// The tool's table, where it is not the usual one.
    @Nullable String table;

    /// The last migration that the database has the effect of; the first if not set.
    @Nullable String to;

    /// Whether to write the snapshots that migrations have lost, instead.
    boolean snapshots;

    /// A database on the server that is to hold the scratch database for that; the database itself
    /// if not set.
    @Nullable String scratch;

    /// Whether only to tell which snapshots are missing and can be found.
    boolean dryRun;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        if (snapshots) {
            if (from != null) {
                throw new MojoExecutionException(
                        "say either -Dleat.from or -Dleat.snapshots, not both");
            }
            writeSnapshots(project);
        } else {
            takeOver();
        }
    }

    private void writeSnapshots(ClassLoader project)
            throws MojoExecutionException, MojoFailureException {
        if (folder().files().stream().allMatch(each -> each.snapshot() != null)) {
            getLog().info("every migration has its snapshot");
            return;
        }
        LostSnapshots lost =
                new LostSnapshots(
                        scratch == null ? url() : direct(scratch),
                        folder(),
                        publication,
                        new JavaMigrations(project));
        List<RestoredSnapshot> found = lost.find(definition == null ? null : definition(project));
        if (dryRun) {
            throw new MojoFailureException(
                    found.stream()
                            .map(each ->
                                    each.migration()
                                            + ": snapshot.json is missing and can be written")
                            .collect(Collectors.joining("\n")));
        }
        lost.write(found);
        for (RestoredSnapshot each : found) {
            getLog().info(
                            "%s: snapshot.json written%s"
                                    .formatted(
                                            each.migration(),
                                            each.exact() ? ", word for word as it was" : ""));
            if (!each.leftOut().isEmpty()) {
                getLog().info("not in it, as made by hand: " + String.join(", ", each.leftOut()));
            }
        }
        getLog().info("run leat:generate -Dleat.check=true and leat:check, then commit");
    }

    private void takeOver() throws MojoExecutionException {
        ForeignLedger tool =
                Arrays.stream(ForeignLedger.values())
                        .filter(each -> each.tool().equals(from))
                        .findFirst()
                        .orElseThrow(() ->
                                new MojoExecutionException(
                                        "say with -Dleat.from which tool it was, or -Dleat.snapshots=true to write lost snapshots: "
                                                + Arrays.stream(ForeignLedger.values())
                                                        .map(ForeignLedger::tool)
                                                        .collect(Collectors.joining(", "))));
        Adoption.Result result = new Adoption(urlToChange(), folder()).adopt(tool, table, to);
        getLog().info("%s had applied %d".formatted(tool.tool(), result.foreign().size()));
        result.noted().forEach(each -> getLog().info("noted as applied: " + each.name()));
    }
}
