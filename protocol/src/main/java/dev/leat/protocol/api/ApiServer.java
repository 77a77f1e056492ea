package dev.leat.protocol.api;

import dev.leat.protocol.mutation.PushBody;

/// The two endpoints of an API server as an interface.
///
/// Implemented by an application's handlers. A sync server in the same JVM calls it directly;
/// behind an HTTP server the same object answers the endpoints. Calls block and come on many
/// (virtual) threads at once. What an implementation throws counts as status 500.
public interface ApiServer {
    TransformResponse transform(ApiCall call, TransformRequest request);

    PushResponse push(ApiCall call, PushBody push);

    /// Thrown to answer with an HTTP status, such as 401 for credentials that are missing or old.
    final class StatusException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        /// @param message the body of the answer; the client sees its first 512 characters
        public StatusException(int status, String message) {
            super(message);
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException(status + " is not the status of an error");
            }
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
