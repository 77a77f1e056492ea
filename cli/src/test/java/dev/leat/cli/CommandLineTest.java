package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the command says and how it ends, before any command does its work.
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int leat(String... arguments) {
        CommandLine command = Leat.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(leat("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "demo",
                        "dev",
                        "generate",
                        "migrate",
                        "status",
                        "check",
                        "diff",
                        "plan",
                        "sync");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "dev",
                "generate",
                "migrate",
                "status",
                "check",
                "build",
                "plan",
                "diff",
                "push",
                "export",
                "baseline",
                "forget",
                "repair",
                "adopt",
                "squash",
                "undo",
                "sync"
            })
    void everyCommandExplainsItselfAndItsExitCodes(String name) {
        assertThat(leat(name, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: leat " + name, "Exit codes:");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(leat("--version")).isZero();
        assertThat(out.toString())
                .matches("leat \\d+\\.\\d+\\.\\d+.* \\(Java \\d+\\)\\R")
                .doesNotContain("${");
    }

    @Test
    void withoutACommandTheHelpIsShownAndTheExitCodeIsTwo() {
        assertThat(leat()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing command", "Commands:");
    }

    @Test
    void aWordThatIsNoCommandIsNamedWithWhatWasMeant() {
        assertThat(leat("migrat")).isEqualTo(2);
        assertThat(err.toString()).contains("migrat", "migrate");
    }

    @Test
    void programsAreToldInJsonWhatIsWrongWithTheirCommandLine() {
        for (List<String> wrong :
                List.of(
                        List.of("migrate", "--dry", "--output", "json"),
                        List.of("adopt", "--output=json"),
                        List.of("nonsense", "--output", "JSON"))) {
            out.getBuffer().setLength(0);
            assertThat(leat(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(2);
            assertThat(out.toString())
                    .startsWith("{\"error\":\"")
                    .endsWith("\"}" + System.lineSeparator());
            assertThat(err.toString()).isEmpty();
        }
        assertThat(leat("migrate", "--output", "yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("yaml", "Usage: leat migrate");
    }

    @Test
    void migrateWithoutADatabaseSaysWhereToNameOne(@TempDir Path folder) throws Exception {
        Path project = Files.writeString(folder.resolve("leat.properties"), "migrations = m\n");

        int exit = leat("migrate", "--project", project.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains("--url", "DATABASE_URL", "url = ")
                .doesNotContain("\tat ");
    }

    @Test
    void aLineOfTheProjectFileThatMeansNothingIsNamed(@TempDir Path folder) throws Exception {
        Path project = Files.writeString(folder.resolve("leat.properties"), "defintion = x.Y\n");

        assertThat(leat("generate", "--project", project.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("defintion", "definition");
    }

    /// A definition whose table cannot be made.
    public static final class Broken implements DatabaseDefinition {
        record Row(String id) {}

        static final class Wrong extends Table<Row> {
            static final Wrong WRONG = new Wrong();
            public final Column<String> id = varchar("id", 0).primaryKey();

            private Wrong() {
                super("wrong");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(Wrong.WRONG);
        }
    }

    @Test
    void aTableThatCannotBeMadeIsToldAsWhatItIs(@TempDir Path folder) throws Exception {
        Path project =
                Files.writeString(
                        folder.resolve("leat.properties"),
                        "definition = " + Broken.class.getName() + "\n");

        assertThat(leat("generate", "--project", project.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("varchar(0)", "between 1 and").doesNotContain("\tat ");
    }

    @Test
    void aDefinitionThatIsNotThereIsNamedWithTheClassPath(@TempDir Path folder) throws Exception {
        Path project =
                Files.writeString(
                        folder.resolve("leat.properties"),
                        "definition = com.example.Missing\nclasspath = .\n");

        assertThat(leat("generate", "--project", project.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("com.example.Missing", folder.toString(), "compiled");
    }
}
