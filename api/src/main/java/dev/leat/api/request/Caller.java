package dev.leat.api.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who calls a query or a mutator, and with which headers.
///
/// @param identity what the [Authenticator] found
/// @param headers the headers that the sync server forwarded
public record Caller(Identity identity, RequestHeaders headers) {
    public Caller {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(headers, "headers");
    }

    /// {@return the id of the authenticated user, `null` if nobody is logged in}
    public @Nullable String userId() {
        return identity instanceof Identity.User user ? user.id() : null;
    }

    /// {@return the id of the authenticated user}
    ///
    /// @throws ApplicationError "Log in first" if nobody is
    public String requireUserId() {
        String id = userId();
        if (id == null) {
            throw new ApplicationError("Log in first");
        }
        return id;
    }

    /// {@return what the authenticator attached to the user}
    ///
    /// @throws ApplicationError "Log in first" if nobody is logged in
    /// @throws IllegalStateException if the authenticator attached nothing or something else
    public <P> P principal(Class<P> type) {
        requireUserId();
        Object principal = identity instanceof Identity.User user ? user.principal() : null;
        if (!type.isInstance(principal)) {
            throw new IllegalStateException(
                    "the authenticator attached "
                            + (principal == null ? "nothing" : principal.getClass().getName())
                            + " to the user, the call expects "
                            + type.getName());
        }
        return type.cast(principal);
    }
}
