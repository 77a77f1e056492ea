package dev.leat.api.request;

import java.util.Objects;

/// Says that a request is refused before anything of it runs. The client is asked for new
/// credentials (its state becomes `needs-auth`).
///
/// Thrown later, by a query or a mutator, it is a refusal like [ApplicationError].
public final class AuthenticationFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private AuthenticationFailure(int status, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.status = status;
    }

    /// {@return a refusal because the request does not prove who sends it: status 401}
    ///
    /// @param message reaches the client; never put the token into it
    public static AuthenticationFailure unauthorized(String message) {
        return new AuthenticationFailure(401, message);
    }

    /// {@return a refusal because this user may not use the application: status 403}
    ///
    /// @param message reaches the client; never put the token into it
    public static AuthenticationFailure forbidden(String message) {
        return new AuthenticationFailure(403, message);
    }

    /// {@return 401 or 403}
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
