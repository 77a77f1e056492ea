package dev.leat.cli.command;

import dev.leat.cli.terminal.Console;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/// Tells which schema was looked at, for someone who expected a change to be found.
final class LoadedSchema {
    private LoadedSchema() {}

    static void print(Console console, DatabaseDefinition definition) {
        console.line("If you expected a change:");
        console.line("  - is it saved and compiled? " + compiled(definition.getClass()));
        console.line("  - is it in a table of this definition? It has:");
        console.note("synced: " + names(definition.synced()));
        console.note("server only: " + names(definition.serverOnly()));
        console.line(
                "  - does the last migration have it already? leat diff --from empty --to snapshot shows all.");
    }

    private static String names(Tables tables) {
        StringBuilder names = new StringBuilder();
        for (var table : tables.list()) {
            names.append(names.isEmpty() ? "" : ", ").append(table.getClass().getName());
        }
        return names.isEmpty() ? "none" : names.toString();
    }

    private static String compiled(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        URL url = type.getResource(file);
        try {
            if (url != null && url.getProtocol().equals("file")) {
                return "%s was compiled at %s."
                        .formatted(
                                type.getName(),
                                Files.getLastModifiedTime(Path.of(url.toURI()))
                                        .toInstant()
                                        .truncatedTo(ChronoUnit.SECONDS));
            }
        } catch (IOException | URISyntaxException e) {
            return "When %s was compiled is not known.".formatted(type.getName());
        }
        return "%s comes from %s.".formatted(type.getName(), url);
    }
}
