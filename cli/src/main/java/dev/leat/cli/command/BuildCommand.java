package dev.leat.cli.command;

import dev.leat.cli.project.ClassPath;
import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.bundle.BundleWriter;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat build`: one file that applies the migrations wherever there is a Java runtime.
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes one file that applies the migrations wherever there is a Java runtime, 21 or newer.",
            "",
            "No database is needed. The file waits for its server, shows no secret, and ends with the exit codes of leat migrate: "
                    + "DATABASE_URL=… java -jar app-migrations.jar. The same migrations give the same bytes.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat build --file target/app-migrations.jar",
            "",
            "Exit codes: 0 written; 1 it did not work; 2 wrong command line."
        })
public final class BuildCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = "app-migrations.jar",
            description = "The file to write (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("app-migrations.jar");

    @Option(
            names = "--revision",
            paramLabel = "TEXT",
            description =
                    "What the file says it was built from (default: GIT_SHA of the environment, else the commit of the current folder).")
    private @Nullable String revision;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() throws InterruptedException {
        Project project = options.project();
        List<Path> classPath = project.classpath().map(ClassPath::paths).orElse(List.of());
        List<Migration> migrations =
                new BundleWriter(
                                new MigrationFolder(project.migrations()),
                                revision == null ? commit() : revision,
                                classPath)
                        .write(file);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("file", file.toString());
        value.put("migrations", migrations.stream().map(Migration::name).toList());
        answer.give(
                value,
                console ->
                        console.line(
                                "Wrote %s with %d migrations, the last %s. Run it: DATABASE_URL=… java -jar %s"
                                        .formatted(
                                                file,
                                                migrations.size(),
                                                migrations.getLast().name(),
                                                file.getFileName())));
        return ExitCode.OK;
    }

    private static String commit() throws InterruptedException {
        String given = System.getenv("GIT_SHA");
        if (given != null) {
            return given;
        }
        try {
            Process git =
                    new ProcessBuilder("git", "rev-parse", "HEAD")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            // Without git there is no commit to name.
            return "";
        }
    }
}
