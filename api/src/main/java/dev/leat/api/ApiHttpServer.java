package dev.leat.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.leat.api.request.RequestHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the two endpoints over HTTP, by the server that comes with the JDK.
///
/// ```java
/// try (ApiHttpServer server = ApiHttpServer.start(api, Settings.onPort(3000))) {
///     System.out.println("ZERO_QUERY_URL=" + server.queryUri());
///     ...
/// }
/// ```
///
/// Every request runs on its own virtual thread. Browsers have no business here, only sync servers,
/// so there are no CORS headers, and only JSON is accepted: a form on somebody's page can not make
/// a browser post it with the user's cookies.
public final class ApiHttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHttpServer.class);

    private static final int STOP_SECONDS = 5;

    static {
        // Headers and body go out in two writes; with Nagle's algorithm each answer waits 40 ms for
        // the delayed acknowledgement in between. The JDK reads this once, when its first server
        // starts.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Settings settings;

    /// Where to listen and what to accept.
    ///
    /// @param host the address to listen on
    /// @param port 0 for any free port
    /// @param queryPath the path of the query endpoint
    /// @param mutatePath the path of the mutate endpoint
    /// @param maxBodyBytes the largest body that is read; a larger one is answered with 413
    public record Settings(
            String host, int port, String queryPath, String mutatePath, int maxBodyBytes) {
        public Settings {
            Objects.requireNonNull(host, "host");
            requirePath(queryPath);
            requirePath(mutatePath);
            if (queryPath.equals(mutatePath)) {
                throw new IllegalArgumentException(
                        "both endpoints have the path \"" + queryPath + "\"");
            }
            if (maxBodyBytes < 1) {
                throw new IllegalArgumentException("maxBodyBytes is " + maxBodyBytes);
            }
        }

        /// {@return `/query` and `/mutate` on a port of this machine alone, with bodies of up to 16
        /// MiB}
        public static Settings onPort(int port) {
            return new Settings("127.0.0.1", port, "/query", "/mutate", 16 << 20);
        }

        public Settings withHost(String newHost) {
            return new Settings(newHost, port, queryPath, mutatePath, maxBodyBytes);
        }

        public Settings withPaths(String newQueryPath, String newMutatePath) {
            return new Settings(host, port, newQueryPath, newMutatePath, maxBodyBytes);
        }

        public Settings withMaxBodyBytes(int newMaxBodyBytes) {
            return new Settings(host, port, queryPath, mutatePath, newMaxBodyBytes);
        }

        private static void requirePath(String path) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException(
                        "the path \"" + path + "\" does not start with a slash");
            }
        }
    }

    @FunctionalInterface
    private interface Endpoint {
        ApiResponse answer(RequestHeaders headers, Map<String, String> params, String body);
    }

    private ApiHttpServer(HttpServer server, ExecutorService threads, Settings settings) {
        this.server = server;
        this.threads = threads;
        this.settings = settings;
    }

    /// Starts serving.
    ///
    /// @throws IOException if it cannot listen there; the message says what to do
    public static ApiHttpServer start(ApiHandler handler, Settings settings) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
        } catch (BindException e) {
            throw new IOException(
                    "the API server cannot listen on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + " ("
                            + e.getMessage()
                            + "); stop what listens there or choose another port",
                    e);
        }
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("leat-api-", 0).factory());
        server.setExecutor(threads);
        ApiHttpServer started = new ApiHttpServer(server, threads, settings);
        server.createContext("/", exchange -> started.serve(exchange, null));
        server.createContext(
                settings.queryPath(), exchange -> started.serve(exchange, handler::handleQuery));
        server.createContext(
                settings.mutatePath(), exchange -> started.serve(exchange, handler::handleMutate));
        server.start();
        LOG.info("serving {} and {}", started.queryUri(), started.mutateUri());
        return started;
    }

    /// {@return the port it listens on}
    public int port() {
        return server.getAddress().getPort();
    }

    /// {@return what the sync server is given as `ZERO_QUERY_URL`}
    public URI queryUri() {
        return uri(settings.queryPath());
    }

    /// {@return what the sync server is given as `ZERO_MUTATE_URL`}
    public URI mutateUri() {
        return uri(settings.mutatePath());
    }

    /// Stops listening and gives running requests a second to end. What still runs then is
    /// interrupted: a mutation that is not committed is rolled back and will be sent again.
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("requests go on {} s after their server was stopped", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI uri(String path) {
        String host = settings.host();
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + port() + path);
    }

    private void serve(HttpExchange exchange, @Nullable Endpoint endpoint) {
        try (exchange) {
            ApiResponse response;
            try {
                response = answer(exchange, endpoint);
            } catch (Refused refused) {
                response = refused.response;
                if (response.status() == 405) {
                    exchange.getResponseHeaders().set("Allow", "POST");
                }
                // Part of the body may be unread, so the connection cannot be used again.
                exchange.getResponseHeaders().set("Connection", "close");
            }
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            LOG.debug("the peer of a request went away", e);
        } catch (RuntimeException | Error e) {
            LOG.error("a request failed", e);
            throw e;
        }
    }

    private ApiResponse answer(HttpExchange exchange, @Nullable Endpoint endpoint)
            throws IOException, Refused {
        String path = exchange.getRequestURI().getPath();
        // A context matches everything below its path too.
        if (endpoint == null || !path.equals(exchange.getHttpContext().getPath())) {
            throw new Refused(
                    404,
                    "Nothing is served here; the endpoints are "
                            + settings.queryPath()
                            + " and "
                            + settings.mutatePath());
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new Refused(405, path + " is called with POST");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(415, path + " reads Content-Type: application/json only");
        }
        return endpoint.answer(
                RequestHeaders.ofAll(exchange.getRequestHeaders()),
                params(exchange.getRequestURI().getRawQuery()),
                body(exchange));
    }

    private String body(HttpExchange exchange) throws IOException, Refused {
        int limit = settings.maxBodyBytes();
        InputStream in = exchange.getRequestBody();
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            // Who is still sending does not read, so some more is taken in before the answer.
            in.skip(limit);
            throw new Refused(413, "The body is larger than the limit of " + limit + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> params(@Nullable String rawQuery) throws Refused {
        Map<String, String> params = new HashMap<>();
        if (rawQuery == null) {
            return params;
        }
        try {
            for (String pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                params.putIfAbsent(decode(name), decode(value));
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "The parameters of the URL are not encoded correctly");
        }
        return params;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// A request that is answered without looking at what it wants.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient ApiResponse response;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.response = ApiResponse.text(status, message);
        }
    }
}
