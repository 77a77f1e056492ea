package dev.leat.migrate.history;

import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotException;
import dev.leat.migrate.snapshot.SnapshotJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds the migrations of an application.
///
/// @param directory need not exist; it then holds no migration
public record MigrationFolder(Path directory) {
    private static final Pattern NAME = Pattern.compile("\\d{14}_[a-z0-9_]{1,80}");
    private static final String SQL = "migration.sql";
    private static final String SNAPSHOT = "snapshot.json";

    public MigrationFolder {
        Objects.requireNonNull(directory, "directory");
    }

    /// {@return the folder of that name on the class path, where a build put the migrations}
    ///
    /// @param name as in `migrations` or `db/migrations`
    /// @throws MigrationException if there is none
    public static MigrationFolder onClassPath(String name) {
        return new MigrationFolder(ResourceFolder.find(name));
    }

    /// {@return the migrations in the order of their names}
    ///
    /// @throws MigrationException if a folder is not a whole migration
    public List<Migration> migrations() {
        return files().stream().map(MigrationFiles::whole).toList();
    }

    /// {@return the migrations in the order of their names, those whose snapshot is lost included}
    ///
    /// @throws MigrationException if a folder is no migration, or a file of it cannot be read
    public List<MigrationFiles> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<MigrationFiles> migrations = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                if (isMigration(entry)) {
                    refuseStray(entry);
                    migrations.add(read(entry));
                } else if (isScript(entry)) {
                    throw stray(entry);
                }
            }
        } catch (IOException e) {
            throw new MigrationException(
                    "cannot read the migrations in " + directory + ": " + e, e);
        }
        return List.copyOf(migrations);
    }

    /// What version control and build tools leave beside the migrations begins with a dot.
    private static boolean isMigration(Path entry) {
        return Files.isDirectory(entry) && !entry.getFileName().toString().startsWith(".");
    }

    /// What looks as if it would run, and never would.
    private static boolean isScript(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".sql") && !name.startsWith(".");
    }

    private static void refuseStray(Path migration) throws IOException {
        try (Stream<Path> files = Files.list(migration)) {
            for (Path file : files.sorted().toList()) {
                if (isScript(file) && !file.getFileName().toString().equals(SQL)) {
                    throw stray(file);
                }
            }
        }
    }

    private static MigrationException stray(Path file) {
        return new MigrationException(
                "%s is no part of any migration, so it would never run. A migration is a folder with %s and %s: leat generate --custom makes one for SQL by hand. Move the file into it, or out of this folder."
                        .formatted(file, SQL, SNAPSHOT));
    }

    /// {@return the name of the migration that the entry is}; a folder in a zip ends in a slash
    private static String nameOf(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static MigrationFiles read(Path entry) throws IOException {
        String name = nameOf(entry);
        if (!NAME.matcher(name).matches()) {
            throw new MigrationException(
                    "%s is not the name of a migration: fourteen digits of UTC time, an underscore and lower-case words. Move the folder elsewhere or rename it."
                            .formatted(entry));
        }
        Path sql = entry.resolve(SQL);
        if (!Files.exists(sql)) {
            throw new MigrationException(
                    "migration %s has no %s. Restore it from version control; without it the history is not known and nothing is generated or applied."
                            .formatted(name, SQL));
        }
        return new MigrationFiles(name, Files.readString(sql), snapshot(entry.resolve(SNAPSHOT)));
    }

    private static @Nullable Snapshot snapshot(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return SnapshotJson.read(Files.readString(file), file.toString());
        } catch (SnapshotException e) {
            throw new MigrationException(String.valueOf(e.getMessage()), e);
        }
    }

    /// {@return the migrations whose snapshots are no other's parent: where a next one begins}
    ///
    /// @throws MigrationException if a parent is missing
    public List<Migration> heads() {
        return heads(migrations());
    }

    /// {@return those of these migrations whose snapshots are no other's parent}
    ///
    /// @throws MigrationException if a parent is missing
    public static List<Migration> heads(List<Migration> migrations) {
        Set<String> ids = new HashSet<>();
        Set<String> parents = new HashSet<>();
        for (Migration migration : migrations) {
            ids.add(migration.snapshot().id());
            parents.addAll(migration.snapshot().parents());
        }
        for (Migration migration : migrations) {
            for (String parent : migration.snapshot().parents()) {
                if (!ids.contains(parent)) {
                    throw new MigrationException(
                            "migration %s was made after the snapshot %s, which no migration here has. Restore the missing migration from version control; if it was removed for good and %s is not applied anywhere, remove that too and generate it again."
                                    .formatted(migration.name(), parent, migration.name()));
                }
            }
        }
        return migrations.stream()
                .filter(migration -> !parents.contains(migration.snapshot().id()))
                .toList();
    }

    /// {@return the schema after all migrations} If branches made migrations from the same state
    /// and their changes do not touch, it is what they make together.
    ///
    /// @throws MigrationException if branches conflict, naming the migrations and the objects, or a
    ///   parent is missing
    public Snapshot head() {
        return headOf(migrations());
    }

    /// {@return the schema after these migrations}
    ///
    /// @throws MigrationException as [#head()]
    public static Snapshot headOf(List<Migration> migrations) {
        List<Migration> heads = heads(migrations);
        BranchMerge.refuseTwins(migrations);
        return switch (heads.size()) {
            case 0 -> Snapshot.empty();
            case 1 -> heads.getFirst().snapshot();
            default -> BranchMerge.of(migrations, heads);
        };
    }

    /// Writes a migration.
    ///
    /// @return the new folder
    /// @throws MigrationException if it exists or cannot be written
    public Path write(Migration migration) {
        Path folder = directory.resolve(migration.name());
        try {
            Files.createDirectories(directory);
            Files.createDirectory(folder);
            Files.writeString(folder.resolve(SQL), migration.sql());
            Files.writeString(folder.resolve(SNAPSHOT), SnapshotJson.write(migration.snapshot()));
            return folder;
        } catch (IOException e) {
            throw new MigrationException("cannot write the migration " + folder + ": " + e, e);
        }
    }

    /// Writes the snapshot that a migration has lost: all of it, or nothing.
    ///
    /// @param name of the migration
    /// @return the new file
    /// @throws MigrationException if there is one, or it cannot be written
    public Path writeSnapshot(String name, Snapshot snapshot) {
        Path file = directory.resolve(name).resolve(SNAPSHOT);
        if (Files.exists(file)) {
            throw new MigrationException(file + " is there, and is not written over.");
        }
        Path partial = file.resolveSibling("." + SNAPSHOT + ".partial");
        try {
            try {
                Files.writeString(partial, SnapshotJson.write(snapshot));
                return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new MigrationException("cannot write the snapshot " + file + ": " + e, e);
        }
    }

    /// Removes a migration's folder.
    ///
    /// @throws MigrationException if it cannot be removed
    public void delete(Migration migration) {
        Path folder = directory.resolve(migration.name());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new MigrationException("cannot remove the migration " + folder + ": " + e, e);
        }
    }
}
