package dev.leat.sync.upstream;

import dev.leat.protocol.api.Identity;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.sync.session.Credentials;
import java.util.Objects;

/// Compares who a client claims to be with who the API server says it is.
final class Identities {
    private Identities() {}

    /// @throws ProtocolException if the API server names somebody else
    static void check(Credentials credentials, Identity identity) {
        switch (identity) {
            case Identity.Known known -> {
                if (!Objects.equals(known.userId(), credentials.userId())) {
                    throw new ProtocolException(
                            ErrorKind.UNAUTHORIZED,
                            "Connection userID does not match validated server userID.");
                }
            }
            case Identity.Unstated() -> {}
        }
    }
}
