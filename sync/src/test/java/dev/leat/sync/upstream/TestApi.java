package dev.leat.sync.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// A real HTTP server that answers as a test tells it and remembers what it was asked.
public final class TestApi implements AutoCloseable {
    /// @param path with its query
    /// @param headers by lower-case name
    public record Request(String path, Map<String, String> headers, String body) {}

    /// @param status 0 closes the connection without an answer
    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> scripted = new LinkedBlockingQueue<>();
    private volatile Function<Request, Answer> fallback =
            request ->
                    request.path().contains("/query")
                            ? new Answer(200, "{\"kind\":\"QueryResponse\",\"queries\":[]}")
                            : new Answer(200, "{\"kind\":\"MutateResponse\",\"mutations\":[]}");

    public TestApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// The next requests are answered so, one each.
    public TestApi then(int status, String body) {
        scripted.add(new Answer(status, body));
        return this;
    }

    /// How requests are answered that nothing was scripted for.
    public TestApi always(Function<Request, Answer> answer) {
        fallback = answer;
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Request request = new Request(exchange.getRequestURI().toString(), headers, body);
        requests.add(request);
        Answer answer = scripted.poll();
        if (answer == null) {
            answer = fallback.apply(request);
        }
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
