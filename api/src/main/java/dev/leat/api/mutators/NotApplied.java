package dev.leat.api.mutators;

import java.io.Serial;

/// Leaves a transaction in which the mutation cannot be counted; passes through interceptors up to
/// [MutationRunner]. Nothing is known to be wrong with the mutator, so it has no stack trace.
final class NotApplied extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    NotApplied(Outcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
