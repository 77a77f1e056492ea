package dev.leat.maven;

import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.history.Migration;
import dev.leat.postgres.ConnectionUrl;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/// `leat:migrate`: applies the migrations that a database does not have yet.
public final class MigrateMojo extends LeatMojo {
    /// The last migration to apply; all if not set.
    @Nullable String to;

    /// Whether to create the database if it is missing.
    boolean createDatabases;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        ConnectionUrl database = urlToChange();
        if (createDatabases) {
            Databases.createIfMissing(
                    database, MigrateOptions.defaults().withWait(Duration.ofSeconds(wait)).retry());
        }
        List<Migration> applied = migrator(database, project, to).migrate();
        applied.forEach(each -> getLog().info("applied " + each.name()));
        if (applied.isEmpty()) {
            getLog().info("nothing to apply: the database is up to date");
        }
    }
}
