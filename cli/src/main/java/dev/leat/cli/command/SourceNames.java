package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.project.ProjectProblem;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What can be compared, by the names that it has on the command line.
///
/// @param project whose schema and migrations `java` and `snapshot` mean
/// @param publication the publication that carries the synced tables
record SourceNames(Project project, String publication) {
    static final String HELP =
            "java (the schema), snapshot (the last migration), empty, a snapshot.json, an .sql file, or the URL of a database";

    /// @throws ProjectProblem if the name means nothing or what it means is not there
    Source of(String name) {
        if (name.matches("(?s)(jdbc:)?postgres(ql)?:.*")) {
            return new Source.Live(
                    DirectUrl.parse(name), CatalogScope.all().withoutSyncServer("zero"));
        }
        return switch (name) {
            case "java" -> java(Definitions.load(project));
            case "snapshot" ->
                    new Source.SnapshotFile(
                            new MigrationFolder(project.migrations()).head(), "the last migration");
            case "empty" -> new Source.SnapshotFile(Snapshot.empty(), "nothing");
            default -> ofFile(Path.of(name));
        };
    }

    Source.JavaSchema java(DatabaseDefinition definition) {
        return new Source.JavaSchema(
                Schema.of(definition), publication, definition.getClass().getName());
    }

    private static Source ofFile(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve("snapshot.json") : path;
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".json")
                    ? new Source.SnapshotFile(
                            SnapshotJson.read(text, file.toString()), file.toString())
                    : new Source.SqlText(text, file.toString());
        } catch (IOException e) {
            throw new ProjectProblem(
                    "%s cannot be read, and is nothing else that can be compared: %s."
                            .formatted(path, HELP),
                    e);
        }
    }
}
