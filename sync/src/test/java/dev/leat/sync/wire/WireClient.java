package dev.leat.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.down.DownJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.PokePart;
import dev.leat.protocol.down.PokePartJson;
import dev.leat.protocol.poke.PokeFrames;
import dev.leat.protocol.up.SecProtocol;
import dev.leat.protocol.up.UpMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client of the protocol that does nothing by itself: a socket, and what came over it.
public final class WireClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// How the socket ended.
    public record Closed(int code, String reason) {}

    /// A whole poke.
    public record Poke(@Nullable String baseCookie, List<PokePart> parts, String cookie) {
        public PokePart only() {
            assertThat(parts).hasSize(1);
            return parts.getFirst();
        }
    }

    private final WebSocket socket;
    private final Listener listener;

    private WireClient(WebSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /// What a client says when it connects.
    public static final class Options {
        private final int port;
        private final Map<String, String> params = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private int version = 51;
        private String path = "";
        private UpMessage.@Nullable InitConnection init;
        private @Nullable String token;
        private @Nullable String subProtocol;

        private Options(int port) {
            this.port = port;
            params.put("clientID", "c1");
            params.put("clientGroupID", "cg1");
            params.put("ts", "1234.5000001");
            params.put("lmid", "0");
            params.put("wsid", "ws1");
            params.put("baseCookie", "");
        }

        public Options client(String group, String client) {
            params.put("clientGroupID", group);
            params.put("clientID", client);
            return this;
        }

        public Options param(String name, String value) {
            params.put(name, value);
            return this;
        }

        public Options without(String name) {
            params.remove(name);
            return this;
        }

        public Options cookie(String cookie) {
            return param("baseCookie", cookie);
        }

        public Options header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Options version(int protocolVersion) {
            version = protocolVersion;
            return this;
        }

        public Options path(String fullPath) {
            path = fullPath;
            return this;
        }

        public Options init(UpMessage.InitConnection message) {
            init = message;
            return this;
        }

        public Options token(String authToken) {
            token = authToken;
            return this;
        }

        public Options subProtocol(String raw) {
            subProtocol = raw;
            return this;
        }

        public WireClient connect() {
            StringBuilder query = new StringBuilder();
            params.forEach((name, value) ->
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            String fullPath = path.isEmpty() ? "/sync/v" + version + "/connect" : path;
            String offered =
                    subProtocol == null ? new SecProtocol(init, token).encode() : subProtocol;
            Listener listener = new Listener();
            WebSocket.Builder builder =
                    HTTP.newWebSocketBuilder().connectTimeout(PATIENCE).subprotocols(offered);
            headers.forEach(builder::header);
            WebSocket socket =
                    builder.buildAsync(
                                    URI.create("ws://127.0.0.1:" + port + fullPath + query),
                                    listener)
                            .join();
            assertThat(socket.getSubprotocol()).isEqualTo(offered);
            return new WireClient(socket, listener);
        }
    }

    public static Options at(int port) {
        return new Options(port);
    }

    public void send(String frame) {
        socket.sendText(frame, true).join();
    }

    public void send(UpMessage message) {
        send(dev.leat.protocol.up.UpJson.print(message));
    }

    public WebSocket socket() {
        return socket;
    }

    /// {@return the next message; pongs that nobody asked for are skipped}
    public DownMessage next() {
        while (true) {
            Object next = take();
            if (next instanceof String text) {
                DownMessage message = DownJson.read(text);
                if (!(message instanceof DownMessage.Pong)) {
                    return message;
                }
            } else {
                throw new AssertionError("expected a message, got " + next);
            }
        }
    }

    public DownMessage nextOf(Class<? extends DownMessage> type) {
        DownMessage message = next();
        assertThat(message).isInstanceOf(type);
        return message;
    }

    /// {@return the text of the next frame, a pong too}
    public String nextText() {
        Object next = take();
        assertThat(next).isInstanceOf(String.class);
        return (String) next;
    }

    /// Takes the next message; if it begins a poke, the whole of it.
    public DownMessage pokeOr(Consumer<Poke> onPoke) {
        DownMessage message = next();
        if (message instanceof DownMessage.PokeStart start) {
            onPoke.accept(poke(start));
        }
        return message;
    }

    /// {@return the next whole poke, of either form}
    public Poke poke() {
        return poke((DownMessage.PokeStart) nextOf(DownMessage.PokeStart.class));
    }

    private Poke poke(DownMessage.PokeStart start) {
        List<PokePart> parts = new ArrayList<>();
        List<byte[]> chunks = new ArrayList<>();
        while (true) {
            Object next = take();
            switch (next) {
                case byte[] chunk -> chunks.add(chunk);
                case String text -> {
                    switch (DownJson.read(text)) {
                        case DownMessage.Part part -> parts.add(part.part());
                        case DownMessage.PokeEnd end -> {
                            assertThat(end.pokeId()).isEqualTo(start.pokeId());
                            assertThat(end.cancel()).isFalse();
                            if (!chunks.isEmpty()) {
                                assertThat(parts).isEmpty();
                                parts.addAll(PokePartJson.readAll(PokeFrames.join(chunks)));
                            }
                            assertThat(parts)
                                    .allSatisfy(part ->
                                            assertThat(part.pokeId()).isEqualTo(start.pokeId()));
                            return new Poke(start.baseCookie(), parts, end.cookie());
                        }
                        case DownMessage.Pong pong -> {}
                        case DownMessage other ->
                                throw new AssertionError("within a poke came " + other);
                    }
                }
                default -> throw new AssertionError("within a poke came " + next);
            }
        }
    }

    /// {@return how the socket was closed, after anything else that came}
    public Closed closed() {
        while (true) {
            if (take() instanceof Closed closed) {
                return closed;
            }
        }
    }

    private Object take() {
        try {
            Object next = listener.received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing came for " + PATIENCE);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// {@return whether nothing is waiting to be taken}
    public boolean isQuiet() {
        return listener.received.isEmpty();
    }

    /// Stops reading the socket.
    public void pause() {
        listener.paused = true;
    }

    /// Reads on.
    public void resume() {
        listener.paused = false;
        socket.request(1);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        private volatile boolean paused;
        private final StringBuilder text = new StringBuilder();
        private final java.io.ByteArrayOutputStream binary = new java.io.ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            if (!paused) {
                socket.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                received.add(binary.toByteArray());
                binary.reset();
            }
            if (!paused) {
                socket.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add(new Closed(code, reason));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            received.add(new Closed(1006, String.valueOf(error)));
        }
    }
}
