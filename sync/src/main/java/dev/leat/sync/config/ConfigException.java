package dev.leat.sync.config;

import java.util.List;

/// The settings cannot be used. Lists everything that is wrong with them at once.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigException(List<String> problems) {
        super("The settings cannot be used:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /// {@return one sentence for each setting that is wrong}
    public List<String> problems() {
        return problems;
    }
}
