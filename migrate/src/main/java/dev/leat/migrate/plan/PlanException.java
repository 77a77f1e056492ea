package dev.leat.migrate.plan;

import java.util.List;

/// The changes cannot be planned without a decision; the message lists every one that is missing.
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    public PlanException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// {@return one sentence a problem}
    public List<String> problems() {
        return problems;
    }
}
