package dev.leat.sync.upstream;

import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.mutation.MutationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of the API server did not bring an answer that can be used.
final class ApiFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int PREVIEW = 512;

    private final FailureReason reason;
    private final @Nullable Integer status;
    private final @Nullable String bodyPreview;

    private ApiFailure(
            FailureReason reason,
            String message,
            @Nullable Integer status,
            @Nullable String bodyPreview,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = status;
        this.bodyPreview = bodyPreview;
    }

    /// The server answered with a status that is not 2xx.
    static ApiFailure http(int status, String body) {
        String preview = body.length() > PREVIEW ? body.substring(0, PREVIEW) + "…" : body;
        return new ApiFailure(
                FailureReason.HTTP,
                "Fetch from API server returned non-OK status " + status,
                status,
                preview,
                null);
    }

    static ApiFailure timeout(String message, Throwable cause) {
        return new ApiFailure(FailureReason.TIMEOUT, message, null, null, cause);
    }

    static ApiFailure parse(String message, Throwable cause) {
        return new ApiFailure(FailureReason.PARSE, message, null, null, cause);
    }

    static ApiFailure internal(String message, @Nullable Throwable cause) {
        return new ApiFailure(FailureReason.INTERNAL, message, null, null, cause);
    }

    ErrorBody.TransformFailed asTransformFailed(List<String> queryIds) {
        return new ErrorBody.TransformFailed(
                Origin.ZERO_CACHE, reason, text(), queryIds, null, status, bodyPreview);
    }

    ErrorBody.PushFailed asPushFailed(List<MutationId> mutationIds) {
        return new ErrorBody.PushFailed(
                Origin.ZERO_CACHE, reason, text(), mutationIds, null, status, bodyPreview);
    }

    private String text() {
        return String.valueOf(getMessage());
    }
}
