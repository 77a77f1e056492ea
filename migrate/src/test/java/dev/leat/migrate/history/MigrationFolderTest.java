package dev.leat.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies in the folder is run, or refused by name; it is never passed over.
class MigrationFolderTest {
    private static final String NAME = "20260101000000_first";

    @TempDir Path directory;

    private MigrationFolder folder() {
        return new MigrationFolder(directory);
    }

    private Path write() {
        return folder().write(new Migration(NAME, "SELECT 1;", Snapshot.of(List.of(), List.of())));
    }

    @Test
    void aScriptBesideTheMigrationsIsRefused() throws IOException {
        write();
        Files.writeString(directory.resolve("20260102_fix.sql"), "UPDATE t SET a = 1;");

        assertThatThrownBy(folder()::migrations)
                .hasMessageContaining("20260102_fix.sql is no part of any migration")
                .hasMessageContaining("leat generate --custom");
    }

    @Test
    void aSecondScriptOfAMigrationIsRefused() throws IOException {
        Files.writeString(write().resolve("down.sql"), "DROP TABLE t;");

        assertThatThrownBy(folder()::migrations).hasMessageContaining("down.sql is no part of");
    }

    @Test
    void aFolderWithAnotherNameIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("0001_init"));

        assertThatThrownBy(folder()::migrations)
                .hasMessageContaining("0001_init is not the name of a migration");
    }

    @Test
    void whatIsMissingInAMigrationIsNamed() throws IOException {
        Files.delete(write().resolve("snapshot.json"));

        assertThatThrownBy(folder()::migrations)
                .hasMessageContaining("migration " + NAME + " has no snapshot.json");
    }

    @Test
    void notesAndWhatVersionControlLeavesAreNoMigrations() throws IOException {
        write();
        Files.writeString(directory.resolve("README.md"), "How we migrate");
        Files.writeString(directory.resolve(".gitkeep"), "");
        Files.createDirectory(directory.resolve(".idea"));

        assertThat(folder().migrations()).extracting(Migration::name).containsExactly(NAME);
    }
}
