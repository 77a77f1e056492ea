package dev.leat.e2e.extension;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Schema;
import dev.leat.sql.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// A database that has the [Library] by Leat's own migrations.
final class LibraryDatabase {
    private LibraryDatabase() {}

    /// {@return a new one}
    static ConnectionUrl create(ExtensionServer server) {
        ConnectionUrl database = server.database();
        try {
            Path folder = Files.createTempDirectory("library");
            try {
                MigrationFolder migrations = new MigrationFolder(folder);
                new Generator(migrations).generate(new Library(), "library", Set.of());
                new Migrator(database, migrations).migrate();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// @param prepareThreshold 0 for values as text, -1 for the driver's binary formats
    static Database open(ConnectionUrl url, int prepareThreshold) {
        return Database.of(
                url.withParameter("prepareThreshold", String.valueOf(prepareThreshold))
                        .dataSource(),
                Schema.of(new Library()));
    }
}
