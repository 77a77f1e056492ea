package dev.leat.maven;

import dev.leat.migrate.apply.Standing;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:status`: shows which migrations a database has and which are pending.
public final class StatusMojo extends LeatMojo {
    /// Whether something pending fails the build.
    boolean failIfPending;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        Standing standing = migrator(url(), project, null).standing();
        standing.ledger().forEach(each -> getLog().info(each.name() + " applied " + each.runOn()));
        standing.pending().forEach(each -> getLog().info(each.name() + " pending"));
        if (!standing.problems().isEmpty()) {
            throw new MojoFailureException(String.join("\n", standing.problems()));
        }
        if (failIfPending && !standing.pending().isEmpty()) {
            throw new MojoFailureException(standing.pending().size() + " migrations are pending");
        }
    }
}
