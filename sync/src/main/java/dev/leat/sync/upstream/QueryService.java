package dev.leat.sync.upstream;

import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.QueryTransformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Looks named queries up at the API server, and checks credentials by looking up none. Any thread
/// may use it.
public final class QueryService implements QueryTransformer {
    private final ApiTransport transport;
    private final Executor executor;
    private final TransformCache cache = new TransformCache(System::nanoTime);

    /// @param executor runs calls that block; one virtual thread each is meant
    public QueryService(ApiTransport transport, Executor executor) {
        this.transport = transport;
        this.executor = executor;
    }

    /// Checks credentials. Without a query endpoint they are believed.
    ///
    /// {@return fails with a [ProtocolException] if they are not good, or if the API server cannot
    /// be asked}
    public CompletionStage<@Nullable Void> validate(Credentials credentials) {
        if (!transport.hasQueries()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.<@Nullable Void>supplyAsync(
                () -> {
                    call(credentials, TransformRequest.VALIDATION, List.of());
                    return null;
                },
                executor);
    }

    @Override
    public CompletionStage<List<TransformedQuery>> transform(
            Credentials credentials, List<NamedQuery> queries) {
        Object caller = transport.cacheKey(credentials);
        Map<String, TransformedQuery> answers = new HashMap<>();
        List<NamedQuery> unknown = new ArrayList<>();
        for (NamedQuery query : queries) {
            TransformedQuery cached = cache.get(caller, credentials.userId(), query);
            if (cached == null) {
                unknown.add(query);
            } else {
                answers.put(query.id(), cached);
            }
        }
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(inOrder(queries, answers));
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    ask(credentials, caller, unknown, answers);
                    return inOrder(queries, answers);
                },
                executor);
    }

    private void ask(
            Credentials credentials,
            Object caller,
            List<NamedQuery> queries,
            Map<String, TransformedQuery> answers) {
        List<String> ids = queries.stream().map(NamedQuery::id).toList();
        List<TransformedQuery> transformed =
                call(credentials, new TransformRequest(queries), ids).queries();
        for (TransformedQuery answer : transformed) {
            answers.put(answer.id(), answer);
        }
        for (NamedQuery query : queries) {
            if (answers.get(query.id()) instanceof TransformedQuery.Ok ok) {
                cache.put(caller, credentials.userId(), query, ok);
            }
        }
    }

    private TransformResponse.Transformed call(
            Credentials credentials, TransformRequest request, List<String> ids) {
        TransformResponse response;
        try {
            response = transport.transform(credentials, request);
        } catch (ApiFailure e) {
            throw new ProtocolException(e.asTransformFailed(ids));
        }
        return switch (response) {
            case TransformResponse.Transformed transformed -> {
                Identities.check(credentials, transformed.identity());
                yield transformed;
            }
            case TransformResponse.Failed failed -> throw new ProtocolException(failed.failure());
        };
    }

    private static List<TransformedQuery> inOrder(
            List<NamedQuery> queries, Map<String, TransformedQuery> answers) {
        List<TransformedQuery> ordered = new ArrayList<>(queries.size());
        for (NamedQuery query : queries) {
            TransformedQuery answer = answers.get(query.id());
            ordered.add(answer == null ? unanswered(query) : answer);
        }
        return ordered;
    }

    private static TransformedQuery unanswered(NamedQuery query) {
        return new TransformedQuery.Errored(
                new ErroredQuery(
                        ErroredQuery.Kind.PARSE,
                        query.id(),
                        query.name(),
                        "The API server's answer has no entry for this query.",
                        null));
    }
}
