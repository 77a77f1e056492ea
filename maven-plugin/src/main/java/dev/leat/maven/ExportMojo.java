package dev.leat.maven;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Schema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/// `leat:export`: writes the whole schema as SQL for an empty database.
public final class ExportMojo extends LeatMojo {
    /// Where to write it; to the log if not set.
    @Nullable File file;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        String sql =
                MigrationText.of(
                        SchemaChange.plan(
                                        List.of(),
                                        SchemaEntities.of(
                                                        Schema.of(definition(project)), publication)
                                                .entities(),
                                        Renames.none(),
                                        Answers.NONE,
                                        PlanOptions.simple())
                                .orThrow());
        if (file == null) {
            sql.lines().forEach(getLog()::info);
            return;
        }
        try {
            Files.createDirectories(file.getAbsoluteFile().getParentFile().toPath());
            Files.writeString(file.toPath(), sql);
        } catch (IOException e) {
            throw new MojoExecutionException("could not write " + file, e);
        }
        getLog().info("wrote " + file);
    }
}
