package dev.leat.api.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A refusal that the client is meant to read: message and details reach it as they are.
///
/// Throw it from a query or a mutator. In a mutator it undoes every write of the mutation; the
/// client's `.server` promise rejects with the message and the details.
///
/// ```java
/// throw new ApplicationError("The title is too long", Map.of("field", "title", "limit", 200));
/// ```
public final class ApplicationError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object details;

    public ApplicationError(String message) {
        this(message, null, null);
    }

    /// @param details anything that Jackson can write as JSON (a record, a map, a list, a string);
    ///   `null` for none
    public ApplicationError(String message, @Nullable Object details) {
        this(message, details, null);
    }

    /// @param cause for the server's log; it never reaches the client
    public ApplicationError(String message, @Nullable Object details, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.details = details;
    }

    /// {@return what the client is told}
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// {@return what the client is told beyond the message, `null` for nothing}
    public @Nullable Object details() {
        return details;
    }
}
