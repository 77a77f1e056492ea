package dev.leat.schema;

import java.util.List;
import java.util.stream.Collectors;

/// A schema that cannot be: all its problems, each naming what it is about.
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /// @param what the schema or table, as the message calls it
    public SchemaException(String what, List<String> problems) {
        super(
                problems.size() == 1
                        ? what + ": " + problems.getFirst()
                        : problems.stream()
                                .map(problem -> "\n  - " + problem)
                                .collect(
                                        Collectors.joining(
                                                "",
                                                what + " has " + problems.size() + " problems:",
                                                "")));
        this.problems = List.copyOf(problems);
    }

    /// {@return one sentence a problem, at least one}
    public List<String> problems() {
        return problems;
    }
}
