package dev.leat.maven;

import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.LockPatience;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.MigrationStatus;
import dev.leat.migrate.apply.Migrator;
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

    /// Whether to show what would run, and change nothing.
    boolean dryRun;

    /// How long a statement waits for a lock before the run starts anew, in milliseconds.
    int lockTimeout = (int) LockPatience.DEFAULT.timeout().toMillis();

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        ConnectionUrl database = dryRun ? url() : urlToChange();
        LockPatience locks =
                new LockPatience(Duration.ofMillis(lockTimeout), LockPatience.DEFAULT.retry());
        Migrator migrator =
                new Migrator(database, folder(), options(project).withLocks(locks).withUpTo(to));
        if (dryRun) {
            show(migrator.status());
            return;
        }
        if (createDatabases) {
            Databases.createIfMissing(
                    database, MigrateOptions.defaults().withWait(Duration.ofSeconds(wait)).retry());
        }
        List<Migration> applied = migrator.migrate();
        if (applied.isEmpty()) {
            getLog().info("nothing to apply: the database is up to date");
        }
    }

    private void show(MigrationStatus status) {
        for (Migration each : status.pending()) {
            getLog().info(each.name() + " would be applied:");
            each.sql().lines().forEach(line -> getLog().info("    " + line));
        }
        if (status.pending().isEmpty()) {
            getLog().info("nothing to apply: the database is up to date");
        }
    }
}
