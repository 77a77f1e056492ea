package dev.leat.api;

import dev.leat.api.mutators.Mutators;
import dev.leat.api.mutators.PushProcessor;
import dev.leat.api.mutators.ShardSchema;
import dev.leat.api.queries.Queries;
import dev.leat.api.queries.QueryTransformer;
import dev.leat.api.request.Authenticator;
import dev.leat.api.request.Caller;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.api.request.RequestHeaders;
import dev.leat.protocol.api.ApiCall;
import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.api.ApiServer;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.mutation.PushBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the query endpoint and the mutate endpoint of an application.
///
/// ```java
/// ApiHandler api =
///         ApiHandler.builder()
///                 .authenticator(bySession)
///                 .queries(queries)
///                 .mutators(database, mutators)
///                 .build();
/// ```
///
/// A sync server in the same JVM calls [#transform] and [#push]. A web framework forwards its
/// requests to [#handleQuery] and [#handleMutate]. [ApiHttpServer] serves both endpoints by itself.
///
/// Immutable; any number of threads may call it at once. Calls block for as long as the
/// application's functions and the database take.
public final class ApiHandler implements ApiServer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Gate gate;
    private final QueryTransformer transformer;
    private final @Nullable PushProcessor processor;

    private ApiHandler(Builder builder) {
        this.gate = new Gate(builder.authenticator, builder.apiKey);
        this.transformer = new QueryTransformer(builder.queries, builder.errors);
        DataSource database = builder.database;
        this.processor =
                database == null
                        ? null
                        : new PushProcessor(database, builder.mutators, builder.errors);
    }

    /// Starts an API server without anything.
    public static Builder builder() {
        return new Builder();
    }

    /// Looks up named queries for a caller.
    ///
    /// @throws ApiServer.StatusException 401 or 403 if the caller is refused, 500 if the
    ///   authenticator failed
    @Override
    public TransformResponse transform(ApiCall call, TransformRequest request) {
        Caller caller = gate.admit(RequestHeaders.of(call.headers()));
        return new TransformResponse.Transformed(
                Gate.stated(caller.identity()), transformer.transform(request.queries(), caller));
    }

    /// Applies the mutations of a client.
    ///
    /// @throws ApiServer.StatusException 401 or 403 if the caller is refused, 500 if the
    ///   authenticator failed
    @Override
    public PushResponse push(ApiCall call, PushBody push) {
        Caller caller = gate.admit(RequestHeaders.of(call.headers()));
        if (processor == null) {
            return failed(push, FailureReason.INTERNAL, "This API server has no mutators");
        }
        ShardSchema schema;
        try {
            schema = new ShardSchema(call.schema());
        } catch (IllegalArgumentException e) {
            return failed(
                    push,
                    FailureReason.PARSE,
                    "The query parameter \"schema\" is wrong: " + e.getMessage());
        }
        return switch (processor.process(schema, push, caller)) {
            case PushProcessor.Result.Processed(var results) ->
                    new PushResponse.Mutated(Gate.stated(caller.identity()), results);
            case PushProcessor.Result.Stopped(var failure) -> new PushResponse.Failed(failure);
        };
    }

    /// Answers `POST /query`.
    ///
    /// @param params the parameters of the URL, `schema` and `appID` among them
    public ApiResponse handleQuery(
            RequestHeaders headers, Map<String, String> params, String body) {
        return respond(
                "query",
                () -> {
                    TransformResponse response;
                    try {
                        TransformRequest request = ApiJson.readTransformRequest(body);
                        response = transform(call(headers, params), request);
                    } catch (InvalidMessageException e) {
                        response =
                                new TransformResponse.Failed(
                                        new ErrorBody.TransformFailed(
                                                Origin.SERVER,
                                                FailureReason.PARSE,
                                                "The request cannot be read: " + e.getMessage(),
                                                List.of(),
                                                null,
                                                null,
                                                null));
                    }
                    return ApiJson.print(response);
                });
    }

    /// Answers `POST /mutate`.
    ///
    /// @param params the parameters of the URL, `schema` and `appID` among them
    public ApiResponse handleMutate(
            RequestHeaders headers, Map<String, String> params, String body) {
        return respond(
                "mutate",
                () -> {
                    PushResponse response;
                    try {
                        response = push(call(headers, params), ApiJson.readPush(body));
                    } catch (InvalidMessageException e) {
                        response =
                                failed(
                                        null,
                                        FailureReason.PARSE,
                                        "The request cannot be read: " + e.getMessage());
                    }
                    return ApiJson.print(response);
                });
    }

    private static ApiCall call(RequestHeaders headers, Map<String, String> params) {
        return new ApiCall(
                params.getOrDefault("schema", ""),
                params.getOrDefault("appID", ""),
                headers.firstValues());
    }

    private static PushResponse failed(
            @Nullable PushBody push, FailureReason reason, String message) {
        return new PushResponse.Failed(
                new ErrorBody.PushFailed(
                        Origin.SERVER,
                        reason,
                        message,
                        push == null ? List.of() : push.mutationIds(),
                        null,
                        null,
                        null));
    }

    private static ApiResponse respond(String endpoint, Supplier<String> answer) {
        try {
            return ApiResponse.json(answer.get());
        } catch (StatusException e) {
            return ApiResponse.text(e.status(), Objects.requireNonNullElse(e.getMessage(), ""));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("the {} endpoint failed", endpoint, e);
            return ApiResponse.text(
                    500,
                    "The API server failed with "
                            + e.getClass().getSimpleName()
                            + "; its log says why");
        }
    }

    /// Collects what an API server consists of; used by one thread. Everything is optional.
    public static final class Builder {
        private Authenticator authenticator = Authenticator.none();
        private ErrorPolicy errors = ErrorPolicy.standard();
        private Queries queries = Queries.builder().build();
        private Mutators mutators = Mutators.builder().build();
        private @Nullable DataSource database;
        private @Nullable String apiKey;

        private Builder() {}

        /// Says who the callers are. Without this, the sync server believes what its clients claim.
        public Builder authenticator(Authenticator authenticator) {
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
            return this;
        }

        public Builder queries(Queries queries) {
            this.queries = Objects.requireNonNull(queries, "queries");
            return this;
        }

        /// @param database the upstream database, in which the sync server keeps its client tables
        public Builder mutators(DataSource database, Mutators mutators) {
            this.database = Objects.requireNonNull(database, "database");
            this.mutators = Objects.requireNonNull(mutators, "mutators");
            return this;
        }

        /// Says what clients are told about the application's own exceptions.
        public Builder errors(ErrorPolicy errors) {
            this.errors = Objects.requireNonNull(errors, "errors");
            return this;
        }

        /// Lets only calls in that carry this key in `X-Api-Key`; the sync server has it in
        /// `ZERO_QUERY_API_KEY` and `ZERO_MUTATE_API_KEY`. Null lets every call in.
        public Builder apiKey(@Nullable String apiKey) {
            if (apiKey != null && apiKey.isBlank()) {
                throw new IllegalArgumentException(
                        "the API key is empty; leave it out to let every call in");
            }
            this.apiKey = apiKey;
            return this;
        }

        public ApiHandler build() {
            return new ApiHandler(this);
        }
    }
}
