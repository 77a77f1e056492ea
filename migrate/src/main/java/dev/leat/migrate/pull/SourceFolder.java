package dev.leat.migrate.pull;

import dev.leat.migrate.history.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The root of a project's Java sources, as in `src/main/java`.
///
/// @param root need not exist
public record SourceFolder(Path root) {
    public SourceFolder {
        Objects.requireNonNull(root, "root");
    }

    /// {@return those files that are there already with another text}
    ///
    /// @throws MigrationException if one cannot be read
    public List<Path> inTheWay(List<SourceFile> files) {
        List<Path> found = new ArrayList<>();
        for (SourceFile file : files) {
            Path path = root.resolve(file.path());
            try {
                if (Files.exists(path) && !Files.readString(path).equals(file.text())) {
                    found.add(path);
                }
            } catch (IOException e) {
                throw new MigrationException(
                        "cannot read %s, which the new source would replace: %s".formatted(path, e),
                        e);
            }
        }
        return found;
    }

    /// Writes the files, over those that are there.
    ///
    /// @return where they are
    /// @throws MigrationException if one cannot be written
    public List<Path> write(List<SourceFile> files) {
        List<Path> written = new ArrayList<>();
        for (SourceFile file : files) {
            Path path = root.resolve(file.path());
            try {
                Path folder = path.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                written.add(Files.writeString(path, file.text()));
            } catch (IOException e) {
                throw new MigrationException(
                        "cannot write the source %s: %s".formatted(path, e), e);
            }
        }
        return written;
    }
}
