package dev.leat.sync.server;

import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.connection.AdminPassword;
import dev.leat.sync.connection.Connections;
import dev.leat.sync.connection.UpgradeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests until one asks for an upgrade. One for each channel, on its event loop.
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    private final SyncConfig config;
    private final Connections connections;
    private final Statistics statistics;

    HttpHandler(SyncConfig config, Connections connections, Statistics statistics) {
        this.config = config;
        this.connections = connections;
        this.statistics = statistics;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuse(context, request);
        } else if (HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                request.headers().get(HttpHeaderNames.UPGRADE, ""))) {
            upgrade(context, request);
        } else {
            answer(context, request);
        }
    }

    private void refuse(ChannelHandlerContext context, FullHttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpHeaderException
                || cause instanceof TooLongHttpLineException) {
            LOG.warn(
                    "A request was refused because its header has more than {} bytes. The first"
                            + " message of a client travels there; LEAT_MAX_HEADER_BYTES allows more",
                    config.maxHeaderBytes());
            respond(
                    context,
                    request,
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "The header is too large\n",
                    true);
        } else {
            respond(context, request, HttpResponseStatus.BAD_REQUEST, "Bad request\n", true);
        }
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        QueryStringDecoder url = new QueryStringDecoder(request.uri());
        String path;
        try {
            path = url.path();
        } catch (IllegalArgumentException e) {
            respond(context, request, HttpResponseStatus.BAD_REQUEST, "Bad request\n", true);
            return;
        }
        boolean isRead =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!isRead) {
            respond(
                    context,
                    request,
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET is answered here\n",
                    true);
            return;
        }
        switch (path) {
            case "/", "/keepalive" -> respond(context, request, HttpResponseStatus.OK, "OK", false);
            case "/statz" -> statistics(context, request, url);
            default ->
                    respond(context, request, HttpResponseStatus.NOT_FOUND, "Not found\n", false);
        }
    }

    private void statistics(
            ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder url) {
        if (!mayRead(request)) {
            FullHttpResponse response =
                    response(HttpResponseStatus.UNAUTHORIZED, "The admin password is needed\n");
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"statz\"");
            send(context, request, response, false);
            return;
        }
        boolean json = List.of("json").equals(url.parameters().get("format"));
        FullHttpResponse response =
                response(HttpResponseStatus.OK, json ? statistics.json() : statistics.text());
        if (json) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        send(context, request, response, false);
    }

    private boolean mayRead(FullHttpRequest request) {
        if (config.development() && config.adminPassword() == null) {
            return true;
        }
        String header = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            String login =
                    new String(
                            Base64.getDecoder().decode(header.substring(6).strip()),
                            StandardCharsets.UTF_8);
            return new AdminPassword(config.adminPassword())
                    .matches(login.substring(login.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        String offered = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        String subProtocol = offered == null ? null : offered.split(",", 2)[0].strip();
        WebSocketServerHandshaker handshaker = handshaker(subProtocol, request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header ->
                        headers.merge(
                                header.getKey().toLowerCase(Locale.ROOT),
                                header.getValue(),
                                (one, other) -> one + ", " + other));
        UpgradeRequest upgrade = new UpgradeRequest(request.uri(), subProtocol, headers);
        context.pipeline()
                .addLast("messages", new WebSocketFrameAggregator(config.maxPayloadBytes()));
        ChannelFuture handshake;
        try {
            handshake = handshaker.handshake(context.channel(), request);
        } catch (WebSocketHandshakeException e) {
            LOG.info("A request was refused that is no upgrade to a WebSocket: {}", e.getMessage());
            respond(context, request, HttpResponseStatus.BAD_REQUEST, "Bad upgrade\n", true);
            return;
        }
        handshake.addListener(done -> {
            if (done.isSuccess()) {
                // A client that is poked all the time never has to say anything.
                context.pipeline().remove(ReadTimeoutHandler.class);
                context.pipeline().remove(HttpHandler.this);
                connections.open(context.channel(), upgrade);
            } else {
                LOG.info("An upgrade failed: {}", String.valueOf(done.cause()));
                context.close();
            }
        });
    }

    /// The very sub-protocol that was offered is the one that is accepted: it carries a message,
    /// and browsers insist that it comes back.
    private @Nullable WebSocketServerHandshaker handshaker(
            @Nullable String subProtocol, FullHttpRequest request) {
        WebSocketDecoderConfig decoder =
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(config.maxPayloadBytes())
                        .closeOnProtocolViolation(false) // the socket's handler closes more gently
                        .build();
        return new WebSocketServerHandshakerFactory(request.uri(), subProtocol, decoder)
                .newHandshaker(request);
    }

    private void respond(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String text,
            boolean close) {
        send(context, request, response(status, text), close);
    }

    private static FullHttpResponse response(HttpResponseStatus status, String text) {
        ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        return response;
    }

    private static void send(
            ChannelHandlerContext context,
            FullHttpRequest request,
            FullHttpResponse response,
            boolean close) {
        HttpUtil.setContentLength(response, response.content().readableBytes());
        boolean keepAlive = !close && HttpUtil.isKeepAlive(request);
        HttpUtil.setKeepAlive(response, keepAlive);
        var sent = context.writeAndFlush(response);
        if (!keepAlive) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other name for it in Netty 4
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof ReadTimeoutException)) {
            LOG.warn("A connection failed before it was upgraded", cause);
        }
        context.close();
    }
}
