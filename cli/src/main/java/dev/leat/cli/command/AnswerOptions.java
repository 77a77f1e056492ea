package dev.leat.cli.command;

import dev.leat.migrate.change.Answers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person has decided about a change, on the command line or in a file.
final class AnswerOptions {
    @Option(
            names = "--rename",
            paramLabel = "OLD->NEW",
            description =
                    "What is called otherwise now: schema.table.column->schema.table.column, schema.table->schema.table, schema->schema; constraints, indexes and policies as columns. May be repeated.")
    private List<String> renames = new ArrayList<>();

    @Option(
            names = "--allow-destructive",
            paramLabel = "OBJECT",
            arity = "0..1",
            fallbackValue = EVERYTHING,
            description =
                    "Accept the loss of this object and its data, as schema.table or schema.table.column; without an object, of everything that goes. May be repeated.")
    private Set<String> destroy = new LinkedHashSet<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "A file of answers, one a line: OLD->NEW, or destroy OBJECT.")
    private @Nullable Path file;

    private static final String EVERYTHING = "*";

    Answers answers() {
        Set<String> named = new LinkedHashSet<>(destroy);
        boolean everything = named.remove(EVERYTHING);
        Answers given = new Answers(renames, named, everything);
        return file == null ? given : given.and(Answers.read(file));
    }
}
