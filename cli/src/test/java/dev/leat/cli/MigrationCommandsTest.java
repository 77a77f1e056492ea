package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.examples.tracker.Tracker;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `leat generate` and `leat migrate` on the example's schema, as a project would call them.
@PostgresTest
class MigrationCommandsTest {
    @TempDir private Path folder;
    private String project;

    @BeforeEach
    void writeProject() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("leat.properties"),
                        "definition = dev.leat.examples.tracker.Tracker\nmigrations = migrations\n");
        project = file.toString();
    }

    @Test
    void aSchemaBecomesAMigrationAndTheMigrationADatabase(TestDatabase database) throws Exception {
        assertThat(Leat.run("generate", "the", "tracker", "--project", project)).isZero();
        assertThat(migrations()).singleElement().asString().endsWith("_the_tracker");

        String url = database.url().reveal();
        assertThat(Leat.run("migrate", "--status", "--project", project, "--url", url))
                .isEqualTo(3);
        assertThat(Leat.run("migrate", "--project", project, "--url", url)).isZero();
        assertThat(Leat.run("migrate", "--status", "--project", project, "--url", url)).isZero();

        assertThat(
                        database.column(
                                "SELECT tablename FROM pg_publication_tables WHERE pubname = 'leat_synced' ORDER BY 1"))
                .containsExactly("comments", "issue_labels", "issues", "labels", "users");
    }

    @Test
    void whatIsThereAlreadyIsNotGeneratedAgain() throws Exception {
        assertThat(Leat.run("generate", "--project", project)).isZero();
        assertThat(Leat.run("generate", "--project", project)).isZero();

        assertThat(migrations()).hasSize(1);
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        assertThat(Leat.run("generate", "--dry-run", "--project", project)).isZero();

        assertThat(folder.resolve("migrations")).doesNotExist();
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsRefused(TestDatabase database) throws Exception {
        String url = database.url().reveal();
        Leat.run("generate", "--project", project);
        Leat.run("migrate", "--project", project, "--url", url);
        Path sql = migrations().getFirst().resolve("migration.sql");
        Files.writeString(sql, Files.readString(sql) + "\nDROP TABLE labels;\n");

        assertThat(Leat.run("migrate", "--project", project, "--url", url)).isEqualTo(1);

        assertThat(database.column("SELECT to_regclass('labels')::text")).containsExactly("labels");
    }

    /// The tracker without its sessions.
    public static final class Smaller implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return new Tracker().synced();
        }
    }

    @Test
    void aTableGoesOnlyIfItIsNamedAsTheRefusalSays() throws Exception {
        Leat.run("generate", "--project", project);
        String smaller = Smaller.class.getName();

        assertThat(Leat.run("generate", "--project", project, "--definition", smaller))
                .isEqualTo(2);
        assertThat(migrations()).hasSize(1);

        List<String> allowed =
                List.of(
                        "generate",
                        "--project",
                        project,
                        "--definition",
                        smaller,
                        "--allow-destructive");
        assertThat(run(allowed, "sessions")).isEqualTo(2);
        assertThat(run(allowed, "public.sessions")).isZero();
        assertThat(migrations()).hasSize(2);
    }

    private static int run(List<String> arguments, String last) {
        return Leat.run(Stream.concat(arguments.stream(), Stream.of(last)).toArray(String[]::new));
    }

    private List<Path> migrations() throws Exception {
        try (Stream<Path> found = Files.list(folder.resolve("migrations"))) {
            return found.toList();
        }
    }
}
