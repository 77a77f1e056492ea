package dev.leat.maven;

import dev.leat.migrate.adopt.Adoption;
import dev.leat.migrate.adopt.ForeignLedger;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/// `leat:adopt`: takes over a database that another tool migrated so far.
public final class AdoptMojo extends LeatMojo {
    /// The tool: `drizzle`, `flyway`, `liquibase` or `node-pg-migrate`.
    @Nullable String from;

    /// The tool's table, where it is not the usual one.
    @Nullable String table;

    /// The last migration that the database has the effect of; the first if not set.
    @Nullable String to;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        ForeignLedger tool =
                Arrays.stream(ForeignLedger.values())
                        .filter(each -> each.tool().equals(from))
                        .findFirst()
                        .orElseThrow(() ->
                                new MojoExecutionException(
                                        "say with -Dleat.from which tool it was: "
                                                + Arrays.stream(ForeignLedger.values())
                                                        .map(ForeignLedger::tool)
                                                        .collect(Collectors.joining(", "))));
        Adoption.Result result = new Adoption(urlToChange(), folder()).adopt(tool, table, to);
        getLog().info("%s had applied %d".formatted(tool.tool(), result.foreign().size()));
        result.noted().forEach(each -> getLog().info("noted as applied: " + each.name()));
    }
}
