package dev.leat.api;

import dev.leat.api.request.AuthenticationFailure;
import dev.leat.api.request.Authenticator;
import dev.leat.api.request.Caller;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.protocol.api.ApiServer.StatusException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets callers in: first the sync server by its key, then the user by the application's
/// authenticator.
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Authenticator authenticator;
    private final byte @Nullable [] apiKey;

    Gate(Authenticator authenticator, @Nullable String apiKey) {
        this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        this.apiKey = apiKey == null ? null : apiKey.getBytes(StandardCharsets.UTF_8);
    }

    /// {@return who calls}
    ///
    /// @throws StatusException to refuse
    Caller admit(RequestHeaders headers) {
        checkKey(headers);
        try {
            return new Caller(authenticator.authenticate(headers), headers);
        } catch (AuthenticationFailure e) {
            LOG.debug("a request is refused with {}: {}", e.status(), e.getMessage());
            throw new StatusException(e.status(), e.getMessage());
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("the authenticator failed", e);
            throw new StatusException(
                    500,
                    "The API server could not check who sends the request ("
                            + e.getClass().getSimpleName()
                            + "); its log says why");
        }
    }

    /// {@return how a response states who the caller is}
    static dev.leat.protocol.api.Identity stated(Identity identity) {
        return switch (identity) {
            case Identity.User user -> new dev.leat.protocol.api.Identity.Known(user.id());
            case Identity.Anonymous anonymous -> new dev.leat.protocol.api.Identity.Known(null);
            case Identity.Unverified unverified -> dev.leat.protocol.api.Identity.UNSTATED;
        };
    }

    private void checkKey(RequestHeaders headers) {
        if (apiKey == null) {
            return;
        }
        String given = headers.first("X-Api-Key");
        // In constant time, so that the key cannot be guessed byte by byte.
        if (given == null
                || !MessageDigest.isEqual(apiKey, given.getBytes(StandardCharsets.UTF_8))) {
            LOG.warn(
                    "a request without the right X-Api-Key is refused; give the sync server the key"
                            + " of this API server (ZERO_QUERY_API_KEY, ZERO_MUTATE_API_KEY)");
            throw new StatusException(403, "The X-Api-Key header is missing or wrong");
        }
    }
}
