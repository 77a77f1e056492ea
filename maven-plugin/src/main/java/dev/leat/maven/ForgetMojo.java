package dev.leat.maven;

import dev.leat.postgres.ConnectionUrl;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/// `leat:forget`: lets a database forget that it has a migration.
public final class ForgetMojo extends LeatMojo {
    /// The migration, as `leat:status` shows it.
    @Nullable String name;

    /// Whether it is meant.
    boolean yes;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        if (name == null) {
            throw new MojoExecutionException("no migration is named: pass -Dleat.name");
        }
        ConnectionUrl database = urlToChange();
        confirm(yes, "%s forgets that it has %s".formatted(database.database(), name));
        if (!migrator(database, project, null).forget(name)) {
            throw new MojoFailureException(
                    "%s does not have a migration %s; leat:status shows what it has"
                            .formatted(database, name));
        }
        getLog().info("forgot " + name + "; if the folder has it, leat:migrate applies it again");
    }
}
