package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command with a project shares. Each stands for a line of
/// `leat.properties` and wins over it.
final class ProjectOptions {
    @Option(
            names = {"-p", "--project"},
            paramLabel = "FILE",
            defaultValue = Project.FILE,
            description = "The project file (default: ${DEFAULT-VALUE} in the current folder).")
    private Path file = Path.of(Project.FILE);

    @Option(
            names = "--definition",
            paramLabel = "CLASS",
            description = "The class that defines the database (project file: definition).")
    private @Nullable String definition;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Where that class and what it needs are found; folders, jars, and folder/* for all jars of a folder (project file: classpath).")
    private @Nullable String classpath;

    @Option(
            names = "--migrations",
            paramLabel = "FOLDER",
            description =
                    "The folder of the migrations (project file: migrations; default: migrations).")
    private @Nullable Path migrations;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The database, as postgres://user:password@host:port/database (environment: DATABASE_URL; project file: url).")
    private @Nullable String url;

    /// {@return the database that the command line itself names}
    Optional<String> namedUrl() {
        return Optional.ofNullable(url);
    }

    Project project() {
        return Project.read(file).overriddenBy(definition, classpath, migrations, url);
    }
}
