package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.MigrationText;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat export`: the whole schema as SQL.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"Writes the whole schema as SQL for an empty database.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat export --file schema.sql",
            "  leat export --from snapshot",
            "",
            "Exit codes: 0 written; 1 it did not work; 2 wrong command line."
        })
public final class ExportCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            defaultValue = "java",
            description = "What to write: as for leat diff (default: ${DEFAULT-VALUE}).")
    private String from = "java";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where to write it (default: standard output).")
    private @Nullable Path file;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        SourceNames sources = new SourceNames(options.project(), publication.name());
        List<Step> steps =
                SchemaChange.between(
                                sources.of("empty"),
                                sources.of(from),
                                Answers.NONE,
                                PlanOptions.simple(),
                                null)
                        .orThrow();
        String sql = MigrationText.of(steps);
        if (file != null) {
            try {
                Files.writeString(file, sql);
            } catch (IOException e) {
                throw new ProjectProblem("Could not write " + file + ".", e);
            }
        }
        answer.give(
                Map.of("statements", ChangeJson.statements(steps, List.of())),
                console ->
                        console.line(file == null ? sql.stripTrailing() : "Wrote " + file + "."));
        return ExitCode.OK;
    }
}
