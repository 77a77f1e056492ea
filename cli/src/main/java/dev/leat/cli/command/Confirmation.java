package dev.leat.cli.command;

import dev.leat.cli.terminal.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// A step that wants a second thought: a person types a word, a script says `--yes`.
final class Confirmation {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /// {@return whether it may go on} If it may not, it has been said why.
    ///
    /// @param word what a person types to confirm
    boolean given(Answer answer, String question, String word) {
        if (yes) {
            return true;
        }
        if (answer.isJson() || !Console.isTerminal()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("question", question);
            value.put("answerWith", "--yes");
            answer.give(value, console -> console.line(question + " If so, say --yes."));
            return false;
        }
        Console console = Console.standard();
        console.line(question);
        if (console.typed(word)) {
            return true;
        }
        console.line("Nothing was done.");
        return false;
    }
}
