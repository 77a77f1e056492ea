package dev.leat.sync.upstream;

import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.session.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// Calls an API server over HTTP.
///
/// What may be a passing trouble (no connection, status 5xx) is tried up to four times; both
/// endpoints bear it, since a mutation is only ever run once. An answer may take
/// [#REQUEST_TIMEOUT].
public final class HttpTransport implements ApiTransport, AutoCloseable {
    /// How long one attempt may take.
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 4;

    private final SyncConfig config;
    private final Duration requestTimeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    public HttpTransport(SyncConfig config) {
        this(config, REQUEST_TIMEOUT);
    }

    HttpTransport(SyncConfig config, Duration requestTimeout) {
        this.config = config;
        this.requestTimeout = requestTimeout;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .build();
    }

    @Override
    public boolean hasQueries() {
        return config.query().isConfigured();
    }

    @Override
    public boolean hasMutations() {
        return config.mutate().isConfigured();
    }

    @Override
    public Object cacheKey(Credentials credentials) {
        Map<String, String> headers = CallHeaders.forQuery(config.query(), credentials);
        String url = credentials.queryUrl();
        return List.of(headers, url == null ? "" : url);
    }

    @Override
    public TransformResponse transform(Credentials credentials, TransformRequest request)
            throws ApiFailure {
        URI url = EndpointUrl.of(config, config.query(), "ZERO_QUERY_URL", credentials.queryUrl());
        String body =
                post(
                        url,
                        CallHeaders.forQuery(config.query(), credentials),
                        ApiJson.print(request));
        try {
            return ApiJson.readTransformResponse(body);
        } catch (InvalidMessageException e) {
            throw ApiFailure.parse(
                    "The API server's answer to a query cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public PushResponse push(Credentials credentials, PushBody push) throws ApiFailure {
        URI url =
                EndpointUrl.of(config, config.mutate(), "ZERO_MUTATE_URL", credentials.mutateUrl());
        String body =
                post(url, CallHeaders.forMutate(config.mutate(), credentials), ApiJson.print(push));
        try {
            return ApiJson.readPushResponse(body);
        } catch (InvalidMessageException e) {
            throw ApiFailure.parse(
                    "The API server's answer to a push cannot be read: " + e.getMessage(), e);
        }
    }

    private String post(URI url, Map<String, String> headers, String body) throws ApiFailure {
        HttpRequest request = request(url, headers, body);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status >= 200 && status < 300) {
                    return response.body();
                }
                if (status < 500 || attempt == ATTEMPTS) {
                    throw ApiFailure.http(status, response.body());
                }
            } catch (IOException e) {
                if (e instanceof HttpTimeoutException
                        && !(e instanceof HttpConnectTimeoutException)) {
                    throw ApiFailure.timeout(
                            "The API server at "
                                    + address(url)
                                    + " did not answer within "
                                    + requestTimeout.toSeconds()
                                    + " s",
                            e);
                }
                if (attempt == ATTEMPTS) {
                    throw ApiFailure.internal(
                            "Fetch from API server failed: cannot reach "
                                    + address(url)
                                    + " ("
                                    + reason(e)
                                    + "). Is it running, and is its URL right?",
                            e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause(attempt);
        }
    }

    private HttpRequest request(URI url, Map<String, String> headers, String body)
            throws ApiFailure {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url)
                            .timeout(requestTimeout)
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::setHeader);
            return request.build();
        } catch (IllegalArgumentException e) {
            // Not the exception's text: it may repeat the value of a header.
            throw ApiFailure.internal(
                    "The call of the API server at "
                            + address(url)
                            + " has a header or URL that"
                            + " cannot be sent",
                    e);
        }
    }

    private static void pause(int attempt) throws ApiFailure {
        long millis = 100L * (1L << (attempt - 1)) + ThreadLocalRandom.current().nextLong(100);
        try {
            Thread.sleep(Math.min(1000, millis));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ApiFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return ApiFailure.internal("The server is shutting down", e);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }

    /// Without the parts that could hold a secret.
    private static String address(URI url) {
        return url.getScheme()
                + "://"
                + url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + url.getPath();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
