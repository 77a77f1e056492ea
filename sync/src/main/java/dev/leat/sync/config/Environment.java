package dev.leat.sync.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Environment variables as typed values. What is wrong is noted and replaced by the default, so
/// that reading goes on and every problem is found. An empty variable counts as absent.
final class Environment {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    List<String> problems() {
        return problems;
    }

    void problem(String name, String problem) {
        problems.add(name + " " + problem);
    }

    @Nullable String text(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String fallback) {
        String value = text(name);
        return value == null ? fallback : value;
    }

    /// {@return the value of the first of two names that is there}
    @Nullable String either(String name, String legacyName) {
        String value = text(name);
        return value == null ? text(legacyName) : value;
    }

    boolean flag(String name, boolean fallback) {
        String value = text(name);
        if (value == null) {
            return fallback;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> {
                problem(name, "must be true or false, not \"" + value + "\"");
                yield fallback;
            }
        };
    }

    int integer(String name, int fallback, int min, int max) {
        String value = text(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problem(
                name,
                "must be a whole number from " + min + " to " + max + ", not \"" + value + "\"");
        return fallback;
    }

    Duration seconds(String name, int fallback) {
        return Duration.ofSeconds(integer(name, fallback, 1, 86_400));
    }

    /// Reads a list: commas between, as the stock server has it.
    List<String> list(String name) {
        return split(text(name));
    }

    static List<String> split(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    String oneOf(String name, String fallback, List<String> allowed) {
        String value = text(name, fallback);
        if (!allowed.contains(value)) {
            problem(
                    name,
                    "must be one of " + String.join(", ", allowed) + ", not \"" + value + "\"");
            return fallback;
        }
        return value;
    }

    /// Converts with a function that complains with [IllegalArgumentException].
    <T> @Nullable T convert(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            problem(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
