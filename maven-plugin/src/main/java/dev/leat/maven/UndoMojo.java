package dev.leat.maven;

import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.squash.Undo;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/// `leat:undo`: takes the last migration back, on a developer's machine.
public final class UndoMojo extends LeatMojo {
    /// What was renamed, as `public.users.full_name->public.users.name`.
    List<String> renames = List.of();

    /// The paths of objects whose loss is accepted.
    List<String> allowDestructive = List.of();

    /// Whether only the folder is removed.
    boolean filesOnly;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        Undo undo = new Undo(folder());
        String last = undo.last().name();
        if (!filesOnly) {
            ConnectionUrl database = url();
            if (!Databases.isLoopback(database)) {
                throw new MojoExecutionException(
                        "the database %s is not on this machine. What others may have is not undone: write a migration that puts it right"
                                .formatted(database));
            }
            boolean applied =
                    migrator(database, project, null).standing().ledger().stream()
                            .map(Applied::name)
                            .anyMatch(last::equals);
            if (applied) {
                undo.apply(
                        answers(renames, allowDestructive),
                        new DirectRun(database, new JavaMigrations(project)));
            }
        }
        undo.remove();
        getLog().info("took back " + last);
    }
}
