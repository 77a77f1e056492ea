package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.Generator;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.pull.Pull;
import dev.leat.migrate.pull.PulledDefinition;
import dev.leat.migrate.pull.PulledProject;
import dev.leat.migrate.pull.PulledSchema;
import dev.leat.postgres.ConnectionUrl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat pull`: a database that is there already, as Java and as the first migration.
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes the Java that declares a database which is there already, and its first migration.",
            "",
            "Each table and view becomes a class, each enum type an enum; everything else is listed by the definition. Where the "
                    + "folder of migrations is empty, a baseline is written that makes all of it in an empty database. The database "
                    + "itself is only read, unless --baseline has the baseline noted as applied there.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat pull --url postgres://app@localhost/shop --package com.example.shop --definition Shop",
            "  leat pull --package com.example.shop --schema sales --schema catalogue --baseline",
            "",
            "Exit codes: 0 pulled; 1 it did not work, or files are in the way; 2 wrong command line."
        })
public final class PullCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description =
                    "The package of the classes (default: that of the definition, if it is named with one).")
    private @Nullable String packageName;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description =
                    "The root of the sources (default: src/main/java beside the project file).")
    private @Nullable Path into;

    @Option(
            names = "--publication",
            paramLabel = "NAME",
            defaultValue = Generator.DEFAULT_PUBLICATION,
            description =
                    "The publication whose tables are the synced ones, if it is there (default: ${DEFAULT-VALUE}).")
    private String publication = Generator.DEFAULT_PUBLICATION;

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            description = "Pull this schema and no other that is not named so. May be repeated.")
    private List<String> schemas = new ArrayList<>();

    @Option(names = "--force", description = "Write over sources that are there with another text.")
    private boolean force;

    @Option(
            names = "--baseline",
            description = "Note the baseline as applied in the database, as leat baseline does.")
    private boolean baseline;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ConnectionUrl url = baseline ? database.urlToChange("pull --baseline") : database.url();
        PulledProject target = new PulledProject(into(), database.folder(), publication);
        boolean first = target.isNew();
        if (baseline && !first) {
            throw new ProjectProblem(
                    "%s has migrations already, so no baseline is written that --baseline could note. Pull without it, then run leat generate to see what differs."
                            .formatted(database.folder().directory()));
        }
        PulledSchema pulled = pull(url);
        PulledProject.Written done =
                target.write(pulled, System.getProperty("java.class.path"), force);
        List<Path> written = done.files();
        Path migration = done.migration();
        List<Migration> noted =
                baseline && migration != null ? database.migrator(url, null).baseline() : List.of();
        List<String> next = nextSteps(pulled, first, migration, noted);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("definition", pulled.definition());
        value.put("files", written.stream().map(Path::toString).toList());
        value.put("baseline", migration == null ? null : migration.toString());
        value.put("noted", noted.stream().map(Migration::name).toList());
        value.put("notes", pulled.notes());
        value.put("next", next);
        answer.give(value, console -> print(console, pulled, written, migration, noted, next));
        return ExitCode.OK;
    }

    private Path into() {
        return into == null ? database.project().inProject("src/main/java") : into;
    }

    private PulledSchema pull(ConnectionUrl url) {
        CatalogScope all = CatalogScope.all().withoutSyncServer("zero");
        PulledNames names = PulledNames.of(packageName, database.project().definition());
        try {
            return Pull.from(
                    url,
                    schemas.isEmpty() ? all : all.only(schemas.toArray(String[]::new)),
                    names.packageName(),
                    names.definition(),
                    publication);
        } catch (SQLException e) {
            throw new ProjectProblem(
                    "Could not read %s: %s (SQLSTATE %s)."
                            .formatted(url, e.getMessage(), e.getSQLState()),
                    e);
        }
    }

    private List<String> nextSteps(
            PulledSchema pulled, boolean first, @Nullable Path migration, List<Migration> noted) {
        List<String> next = new ArrayList<>();
        next.add(
                "Compile %s with leat-schema, and with leat-processor as annotation processor."
                        .formatted(into()));
        if (!database.project().definition().filter(pulled.definition()::equals).isPresent()) {
            next.add(
                    "Write into %s: definition = %s, and classpath = where it is compiled to."
                            .formatted(database.project().file(), pulled.definition()));
        }
        if (!first) {
            next.add(
                    "leat generate: there are migrations already; it writes what differs from the last one.");
        } else if (migration == null && !PulledDefinition.isPossible()) {
            next.add(
                    "leat generate baseline: this Java has no compiler, so the first migration is not written yet.");
        }
        if (noted.isEmpty()) {
            next.add(
                    "leat baseline: notes in the database that it has the effect of the migrations.");
        }
        next.add("leat check: shows that the migrations, the classes and the database agree.");
        return next;
    }

    private void print(
            Console console,
            PulledSchema pulled,
            List<Path> written,
            @Nullable Path migration,
            List<Migration> noted,
            List<String> next) {
        console.good("wrote %d files for %s".formatted(written.size(), pulled.definition()));
        if (migration != null) {
            console.good("wrote the first migration, " + migration);
        }
        noted.forEach(each -> console.good("noted as applied: " + each.name()));
        if (!pulled.notes().isEmpty()) {
            console.line("Not in Java, so neither in the migration:");
            pulled.notes().forEach(note -> console.line("  · " + note));
        }
        console.line("Next:");
        for (int i = 0; i < next.size(); i++) {
            console.line("  %d. %s".formatted(i + 1, next.get(i)));
        }
    }
}
