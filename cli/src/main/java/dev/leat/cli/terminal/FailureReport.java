package dev.leat.cli.terminal;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/// Prints why a command failed: the message of the exception and of its causes, as far as they add
/// something. The stack trace is for those who ask for it with `LEAT_TRACE=1`.
///
/// Of what the database said only the first line is told: the details below it hold values of rows.
///
/// A command that was asked for JSON answers a failure with JSON too: `{"error": "…"}`.
public final class FailureReport implements IExecutionExceptionHandler {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult result) {
        if (command.getCommand() instanceof AnswersInJson asked && asked.isJson()) {
            PrintWriter out = command.getOut();
            out.println(JSON.writeValueAsString(Map.of("error", describe(failure))));
            out.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
        PrintWriter out = command.getErr();
        out.println(command.getColorScheme().errorText("leat: " + describe(failure)));
        if (System.getenv("LEAT_TRACE") != null) {
            failure.printStackTrace(out);
        } else if (!isWritten(failure)) {
            out.println("  Set LEAT_TRACE=1 to see where this happened.");
        }
        out.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(own(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String said = own(cause);
            if (text.indexOf(said) < 0 && !isTold(cause, text)) {
                text.append("\n  because: ").append(said);
            }
        }
        return text.toString();
    }

    private static String own(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getName();
        }
        return failure instanceof SQLException ? message.lines().findFirst().orElse("") : message;
    }

    /// Whether it is what the database said, and Leat's own message has its SQLSTATE already.
    private static boolean isTold(Throwable cause, StringBuilder text) {
        return cause instanceof SQLException e
                && e.getSQLState() != null
                && text.indexOf("SQLSTATE " + e.getSQLState()) >= 0;
    }

    /// Whether the message was written for a reader: Leat's own exceptions are, a
    /// NullPointerException's is not.
    private static boolean isWritten(Throwable failure) {
        return failure.getClass().getName().startsWith("dev.leat.") && failure.getMessage() != null;
    }
}
