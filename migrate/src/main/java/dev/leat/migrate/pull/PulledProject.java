package dev.leat.migrate.pull;

import dev.leat.migrate.Generator;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the Java of a pulled database goes, and its first migration.
///
/// @param sources the root of the sources
/// @param migrations the folder of the migrations
/// @param publication the publication that carries the synced tables
public record PulledProject(Path sources, MigrationFolder migrations, String publication) {
    public PulledProject {
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(migrations, "migrations");
        Objects.requireNonNull(publication, "publication");
    }

    /// What was written.
    ///
    /// @param files the sources
    /// @param migration the first migration; `null` if there were migrations already, the database
    ///   is empty, or this Java cannot compile what the migration is made from
    public record Written(List<Path> files, @Nullable Path migration) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /// {@return whether there is no migration yet, so that the next one makes all that is there}
    public boolean isNew() {
        return migrations.migrations().isEmpty();
    }

    /// Writes the sources and, in a new project, the first migration.
    ///
    /// @param classpath what the sources are compiled with: Leat's own jars at least
    /// @param overwrite whether sources that are there with another text are written over
    /// @throws MigrationException if such sources are there and must not be; nothing is written
    ///   then
    public Written write(PulledSchema pulled, String classpath, boolean overwrite) {
        SourceFolder folder = new SourceFolder(sources);
        List<Path> inTheWay = overwrite ? List.of() : folder.inTheWay(pulled.files());
        if (!inTheWay.isEmpty()) {
            throw new MigrationException(
                    "These files are there with another text; nothing was written. Pass --force (Maven: leat.force) to write over them, or name another package or another root of the sources:\n%s"
                            .formatted(
                                    inTheWay.stream()
                                            .map(file -> "    " + file)
                                            .collect(Collectors.joining("\n"))));
        }
        boolean first = isNew();
        List<Path> files = folder.write(pulled.files());
        return new Written(
                files, first && PulledDefinition.isPossible() ? generate(pulled, classpath) : null);
    }

    private @Nullable Path generate(PulledSchema pulled, String classpath) {
        Generator generator = new Generator(migrations, publication, Clock.systemUTC());
        try (PulledDefinition compiled = PulledDefinition.compile(pulled, classpath)) {
            return generator.generate(compiled.definition(), "baseline", Set.of()).written();
        }
    }
}
