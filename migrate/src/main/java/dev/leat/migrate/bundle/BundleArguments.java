package dev.leat.migrate.bundle;

import dev.leat.migrate.apply.MigrateOptions;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line of a built jar asks for.
record BundleArguments(
        @Nullable String url,
        @Nullable String upTo,
        boolean status,
        boolean dryRun,
        boolean createDatabases,
        boolean json,
        boolean help,
        Duration patience) {

    /// @throws IllegalArgumentException naming what means nothing
    static BundleArguments parse(List<String> arguments) {
        String url = null;
        String upTo = null;
        boolean status = false;
        boolean dryRun = false;
        boolean createDatabases = false;
        boolean json = false;
        boolean help = false;
        Duration wait = MigrateOptions.WAIT;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--url" -> url = value(option, rest);
                case "--to" -> upTo = value(option, rest);
                case "--status" -> status = true;
                case "--dry-run" -> dryRun = true;
                case "--create-databases" -> createDatabases = true;
                case "--output" -> json = isJson(value(option, rest));
                case "--wait" -> wait = seconds(value(option, rest));
                case "--help", "-h" -> help = true;
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new BundleArguments(url, upTo, status, dryRun, createDatabases, json, help, wait);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static boolean isJson(String format) {
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default ->
                    throw new IllegalArgumentException("--output is text or json, not " + format);
        };
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--wait takes a number of seconds, not " + text, e);
        }
    }
}
