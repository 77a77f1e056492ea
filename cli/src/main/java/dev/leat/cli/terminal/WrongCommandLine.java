package dev.leat.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

/// Says what is wrong with a command line: to people with the command's help, and to programs that
/// asked for JSON as `{"error": "…"}`, as every failure is told them.
public final class WrongCommandLine implements IParameterExceptionHandler {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OUTPUT = "--output";

    private final IParameterExceptionHandler forPeople;

    /// @param forPeople prints message and help
    public WrongCommandLine(IParameterExceptionHandler forPeople) {
        this.forPeople = forPeople;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
        if (!isJsonWanted(List.of(arguments))) {
            return forPeople.handleParseException(wrong, arguments);
        }
        PrintWriter out = wrong.getCommandLine().getOut();
        out.println(JSON.writeValueAsString(Map.of("error", String.valueOf(wrong.getMessage()))));
        out.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /// The command line could not be read, so its words are looked at.
    private static boolean isJsonWanted(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i).toLowerCase(Locale.ROOT);
            if (word.equals(OUTPUT + "=json")
                    || word.equals(OUTPUT)
                            && i + 1 < arguments.size()
                            && arguments.get(i + 1).equalsIgnoreCase("json")) {
                return true;
            }
        }
        return false;
    }
}
