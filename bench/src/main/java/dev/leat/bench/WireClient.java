package dev.leat.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client reduced to its socket: it says what it wants and hands on every text frame.
///
/// It speaks protocol version 51, where pokes are text, so that the same client drives both
/// servers.
final class WireClient implements WebSocket.Listener, AutoCloseable {
    private static final int VERSION = 51;

    private final Consumer<String> onMessage;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    private WireClient(Consumer<String> onMessage) {
        this.onMessage = onMessage;
    }

    /// Opens a socket for a new client group that desires the named queries.
    ///
    /// @param queries the JSON of `desiredQueriesPatch`
    /// @param clientSchema the JSON of `clientSchema`
    static WireClient connect(
            HttpClient http,
            int port,
            String id,
            String queries,
            String clientSchema,
            Consumer<String> onMessage)
            throws Exception {
        WireClient client = new WireClient(onMessage);
        String init =
                "{\"initConnectionMessage\":[\"initConnection\",{\"desiredQueriesPatch\":"
                        + queries
                        + ",\"clientSchema\":"
                        + clientSchema
                        + "}]}";
        String protocol =
                URLEncoder.encode(
                        Base64.getEncoder().encodeToString(init.getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8);
        URI uri =
                URI.create(
                        "ws://127.0.0.1:%d/sync/v%d/connect?clientID=%s&clientGroupID=g%s&ts=0.5&lmid=0&baseCookie=&wsid=w%s"
                                .formatted(port, VERSION, id, id, id));
        client.socket =
                http.newWebSocketBuilder()
                        .subprotocols(protocol)
                        .buildAsync(uri, client)
                        .get(60, TimeUnit.SECONDS);
        return client;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String message = partial.toString();
            partial.setLength(0);
            onMessage.accept(message);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        throw new IllegalStateException("a binary frame for protocol version " + VERSION);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
