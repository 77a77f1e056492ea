package dev.leat.protocol.error;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.MutationId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of an `error` message.
public sealed interface ErrorBody {

    /// {@return the text for a person}
    String message();

    /// {@return the kind as the wire spells it}
    String kindText();

    /// {@return an error that the sync server itself found}
    static ErrorBody of(ErrorKind kind, String message) {
        return kind.isBackoff()
                ? new Backoff(kind, message, null, null, Map.of(), Origin.ZERO_CACHE)
                : new Basic(kind, message, Origin.ZERO_CACHE);
    }

    /// {@return "come back at once", for what may work on the next attempt}
    static ErrorBody rehome(String message) {
        return new Backoff(ErrorKind.REHOME, message, null, 0L, Map.of(), Origin.ZERO_CACHE);
    }

    /// A kind and a text.
    record Basic(ErrorKind kind, String message, @Nullable Origin origin) implements ErrorBody {
        public Basic {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kindText() {
            return kind.wire();
        }
    }

    /// Try again later, elsewhere, or at once.
    ///
    /// @param minBackoffMs wait at least so long, in milliseconds
    /// @param maxBackoffMs wait at most so long; 0 means at once
    /// @param reconnectParams query parameters for the next attempt only
    record Backoff(
            ErrorKind kind,
            String message,
            @Nullable Long minBackoffMs,
            @Nullable Long maxBackoffMs,
            Map<String, String> reconnectParams,
            @Nullable Origin origin)
            implements ErrorBody {
        public Backoff {
            Objects.requireNonNull(message, "message");
            if (!kind.isBackoff()) {
                throw new IllegalArgumentException(kind + " carries no hints for a next attempt");
            }
            reconnectParams = Collections.unmodifiableMap(new LinkedHashMap<>(reconnectParams));
        }

        @Override
        public String kindText() {
            return kind.wire();
        }
    }

    /// A push failed as a whole.
    ///
    /// @param mutationIds the mutations that were not processed
    /// @param status the HTTP status, with reason [FailureReason#HTTP] only
    /// @param bodyPreview the start of what the API server said
    record PushFailed(
            Origin origin,
            FailureReason reason,
            String message,
            List<MutationId> mutationIds,
            @Nullable Json details,
            @Nullable Integer status,
            @Nullable String bodyPreview)
            implements ErrorBody {
        public PushFailed {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            mutationIds = List.copyOf(mutationIds);
        }

        @Override
        public String kindText() {
            return ErrorKind.PUSH_FAILED.wire();
        }

        /// {@return whether the API server refused the credentials}
        public boolean isAuthFailure() {
            return status != null && (status == 401 || status == 403);
        }
    }

    /// A transform failed as a whole.
    ///
    /// @param queryIds the queries that were asked for
    /// @param status the HTTP status, with reason [FailureReason#HTTP] only
    /// @param bodyPreview the start of what the API server said
    record TransformFailed(
            Origin origin,
            FailureReason reason,
            String message,
            List<String> queryIds,
            @Nullable Json details,
            @Nullable Integer status,
            @Nullable String bodyPreview)
            implements ErrorBody {
        public TransformFailed {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            queryIds = List.copyOf(queryIds);
        }

        @Override
        public String kindText() {
            return ErrorKind.TRANSFORM_FAILED.wire();
        }

        /// {@return whether the API server refused the credentials}
        public boolean isAuthFailure() {
            return status != null && (status == 401 || status == 403);
        }
    }

    /// A kind that this version of Leat does not know, kept as it came.
    record Unknown(String kindText, String message, Json body) implements ErrorBody {}
}
