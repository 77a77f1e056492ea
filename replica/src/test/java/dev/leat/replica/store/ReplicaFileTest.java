package dev.leat.replica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaFileTest {
    @TempDir Path directory;

    @Test
    void givenADirectory_thenTheFileIsInIt() {
        try (ReplicaFile file = ReplicaFile.claim(directory)) {
            assertThat(file.path().getParent()).isEqualTo(directory);
        }
    }

    @Test
    void givenAPathThatDoesNotExist_thenItsDirectoriesAreMade() {
        Path path = directory.resolve("a/b/zero.db");
        try (ReplicaFile file = ReplicaFile.claim(path);
                DurableStore store = DurableStore.open(file)) {
            assertThat(file.path()).isEqualTo(path).exists();
            assertThat(store).isNotNull();
        }
    }

    @Test
    void givenTheFileOfAStockServer_thenItIsLeftAloneAndOursIsBeside() throws Exception {
        Path stock = directory.resolve("zero.db");
        Files.write(stock, "SQLite format 3\0 and more".getBytes(StandardCharsets.US_ASCII));
        try (ReplicaFile file = ReplicaFile.claim(stock)) {
            DurableStore.create(file).close();
            assertThat(file.path()).isEqualTo(directory.resolve("zero.db.leat")).exists();
        }
        assertThat(Files.readString(stock)).startsWith("SQLite format 3");
    }

    @Test
    void givenAFileThatIsHeld_thenASecondClaimIsRefusedUntilItIsGivenFree() {
        Path path = directory.resolve("zero.db");
        try (ReplicaFile held = ReplicaFile.claim(path)) {
            assertThat(held.path()).isEqualTo(path);
            assertThatThrownBy(() -> ReplicaFile.claim(path))
                    .isInstanceOf(ReplicaFileException.class)
                    .hasMessageContaining(path.toString());
        }
        ReplicaFile.claim(path).close();
    }

    @Test
    void givenAPlaceThatCannotBeWritten_thenTheMessageNamesIt() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> ReplicaFile.claim(file.resolve("zero.db")))
                .isInstanceOf(ReplicaFileException.class)
                .hasMessageContaining("zero.db");
    }
}
