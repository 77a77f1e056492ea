package dev.leat.api.mutators;

import dev.leat.api.request.ApplicationError;
import java.util.Objects;

/// What became of one mutation.
sealed interface Outcome {

    /// Committed.
    record Done() implements Outcome {}

    /// Refused: the mutation counts, its writes do not.
    record Refused(ApplicationError error) implements Outcome {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }

    /// Counted before; nothing happened now.
    ///
    /// @param expected the id of the client's next mutation
    record AlreadyProcessed(long expected) implements Outcome {}

    /// Earlier mutations of the client are missing; nothing happened.
    ///
    /// @param expected the id of the client's next mutation
    record OutOfOrder(long expected) implements Outcome {}

    /// The database could not do its part; nothing is known to have happened.
    ///
    /// @param message says what failed, for the client too
    record DatabaseUnavailable(String message) implements Outcome {
        public DatabaseUnavailable {
            Objects.requireNonNull(message, "message");
        }
    }
}
