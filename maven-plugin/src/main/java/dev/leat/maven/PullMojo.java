package dev.leat.maven;

import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.pull.Pull;
import dev.leat.migrate.pull.PulledProject;
import dev.leat.migrate.pull.PulledSchema;
import dev.leat.postgres.ConnectionUrl;
import java.io.File;
import java.sql.SQLException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/// `leat:pull`: writes the Java that declares a database which is there already, and its first
/// migration.
public final class PullMojo extends LeatMojo {
    /// The root of the sources.
    File sources = new File("src/main/java");

    /// The schemas to pull; all if none is named.
    List<String> schemas = List.of();

    /// Whether sources that are there with another text are written over.
    boolean force;

    /// Whether the first migration is noted as applied in the database.
    boolean baseline;

    @Override
    void run(ClassLoader project) throws MojoExecutionException {
        String named = definitionName();
        int point = named.lastIndexOf('.');
        if (point < 0) {
            throw new MojoExecutionException(
                    "the definition needs a package, as in com.example.shop.Shop, not " + named);
        }
        ConnectionUrl database = baseline ? urlToChange() : url();
        CatalogScope all = CatalogScope.all().withoutSyncServer("zero");
        PulledSchema pulled;
        try {
            pulled =
                    Pull.from(
                            database,
                            schemas.isEmpty() ? all : all.only(schemas.toArray(String[]::new)),
                            named.substring(0, point),
                            named.substring(point + 1),
                            publication);
        } catch (SQLException e) {
            throw new MojoExecutionException(
                    "could not read %s: SQLSTATE %s".formatted(database, e.getSQLState()), e);
        }
        PulledProject target = new PulledProject(sources.toPath(), folder(), publication);
        PulledProject.Written written =
                target.write(pulled, String.join(File.pathSeparator, classpath), force);
        getLog().info("wrote %d files for %s".formatted(written.files().size(), named));
        if (written.migration() != null) {
            getLog().info("wrote the first migration, " + written.migration());
        }
        pulled.notes().forEach(note -> getLog().warn("not in Java: " + note));
        if (baseline && written.migration() != null) {
            for (Migration each : migrator(database, project, null).baseline()) {
                getLog().info("noted as applied: " + each.name());
            }
        }
    }
}
