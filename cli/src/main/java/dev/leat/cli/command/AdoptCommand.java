package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.adopt.Adoption;
import dev.leat.migrate.adopt.ForeignLedger;
import dev.leat.migrate.history.Migration;
import dev.leat.postgres.ConnectionUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat adopt`: takes over a database that another tool migrated so far.
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Takes over a database that another tool migrated so far.",
            "",
            "It reads that tool's ledger, refuses if something failed or is under way there, and notes the first migration of "
                    + "the folder (the one that makes the database as it is) as applied. The tool's own table stays.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat adopt --from flyway",
            "  leat adopt --from drizzle --to 20260101120000_baseline",
            "",
            "Exit codes: 0 taken over; 1 it did not work; 2 wrong command line."
        })
public final class AdoptCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TOOL",
            converter = ToolName.class,
            description = "drizzle, flyway, liquibase or node-pg-migrate.")
    private ForeignLedger tool = ForeignLedger.FLYWAY;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "The tool's table, where it is not the usual one: schema.table.")
    private @Nullable String table;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description =
                    "The last migration of the folder that the database has the effect of (default: the first).")
    private @Nullable String upTo;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ConnectionUrl url = database.urlToChange("adopt");
        Adoption.Result result = new Adoption(url, database.folder()).adopt(tool, table, upTo);
        List<String> noted = result.noted().stream().map(Migration::name).toList();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("tool", tool.tool());
        value.put("foreign", result.foreign());
        value.put("noted", noted);
        answer.give(
                value,
                console -> {
                    console.line(
                            "%s had applied %d, the last: %s."
                                    .formatted(
                                            tool.tool(),
                                            result.foreign().size(),
                                            result.foreign().getLast()));
                    noted.forEach(each -> console.good("noted as applied: " + each));
                    console.line("Run leat check to see that the database is as these make it.");
                });
        return ExitCode.OK;
    }
}
