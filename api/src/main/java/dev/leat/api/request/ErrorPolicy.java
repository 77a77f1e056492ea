package dev.leat.api.request;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides what a client is told when a query or a mutator throws.
///
/// An [ApplicationError] is told as it is. The message of any other exception was written for the
/// server's log and may hold values, host names or worse, so the client only hears that it failed,
/// and of which kind; an application that has exceptions of its own for its users translates them.
///
/// ```java
/// ErrorPolicy policy =
///         ErrorPolicy.translating(
///                 e -> e instanceof OutOfStock o ? new ApplicationError(o.getMessage()) : null);
/// ```
public final class ErrorPolicy {
    private static final ErrorPolicy STANDARD = new ErrorPolicy(e -> null);

    private final Function<? super Throwable, @Nullable ApplicationError> translation;

    private ErrorPolicy(Function<? super Throwable, @Nullable ApplicationError> translation) {
        this.translation = Objects.requireNonNull(translation, "translation");
    }

    /// {@return the policy that tells only application errors}
    public static ErrorPolicy standard() {
        return STANDARD;
    }

    /// {@return a policy that asks the application first}
    ///
    /// @param translation what to tell about an exception; null to tell nothing of it
    public static ErrorPolicy translating(
            Function<? super Throwable, @Nullable ApplicationError> translation) {
        return new ErrorPolicy(translation);
    }

    /// {@return what the client is told about an exception}
    ///
    /// @param what failed, as in `Mutator "issue.create"`
    public ApplicationError tell(String what, Throwable thrown) {
        ApplicationError told = tellOrNull(what, thrown);
        if (told != null) {
            return told;
        }
        return new ApplicationError(
                what
                        + " failed with "
                        + thrown.getClass().getSimpleName()
                        + "; the log of the API server says why",
                null,
                thrown);
    }

    /// {@return what the client is told about an exception that is meant for it; `null` if this one
    /// is not}
    public @Nullable ApplicationError tellOrNull(String what, Throwable thrown) {
        if (thrown instanceof ApplicationError written) {
            return written;
        }
        if (thrown instanceof AuthenticationFailure refusal) {
            return new ApplicationError(refusal.getMessage(), null, refusal);
        }
        if (thrown instanceof InvalidArguments invalid) {
            return new ApplicationError(
                    "Invalid arguments for " + what + ": " + invalid.getMessage(), null, invalid);
        }
        return translation.apply(thrown);
    }
}
