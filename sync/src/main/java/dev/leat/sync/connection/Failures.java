package dev.leat.sync.connection;

import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.json.InvalidMessageException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a client is told when handling its message failed.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static ErrorBody body(Throwable failure, ClientSocket socket) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ProtocolException told -> told.body();
            case InvalidMessageException invalid ->
                    ErrorBody.of(ErrorKind.INVALID_MESSAGE, String.valueOf(invalid.getMessage()));
            default -> {
                LOG.error("Handling a message of {} failed", socket, cause);
                yield ErrorBody.of(
                        ErrorKind.INTERNAL, "The server failed to handle a message; see its log.");
            }
        };
    }
}
