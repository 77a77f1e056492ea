package dev.leat.cli.command;

import dev.leat.cli.terminal.Console;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// How a command answers: in text for people, or as one JSON value for programs.
final class Answer {
    private static final JsonMapper JSON = new JsonMapper();

    /// The forms of an answer.
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }

    /// Prints the one or the other.
    ///
    /// @param value what Jackson can write: records, maps, lists
    void give(Object value, Consumer<Console> text) {
        Console console = Console.standard();
        if (isJson()) {
            console.line(JSON.writeValueAsString(value));
        } else {
            text.accept(console);
        }
    }
}
