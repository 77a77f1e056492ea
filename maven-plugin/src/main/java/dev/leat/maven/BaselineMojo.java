package dev.leat.maven;

import dev.leat.migrate.history.Migration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/// `leat:baseline`: notes migrations as applied without running them.
public final class BaselineMojo extends LeatMojo {
    /// The last migration that the database has the effect of; all if not set.
    @Nullable String to;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        List<Migration> noted = migrator(urlToChange(), project, to).baseline();
        noted.forEach(each -> getLog().info("noted as applied: " + each.name()));
        if (noted.isEmpty()) {
            getLog().info("nothing to note: the database has them all");
        }
    }
}
