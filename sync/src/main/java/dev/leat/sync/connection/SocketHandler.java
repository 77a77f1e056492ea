package dev.leat.sync.connection;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.up.UpMessage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler of a socket's pipeline. Pings are answered here at once, whatever else goes on;
/// everything else waits its turn in the [Inbox]. Owned by the event loop.
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
    private static final String PING = "[\"ping\",{}]";

    private final ClientSocket socket;
    private final Inbox inbox;
    private final MessageHandler handler;

    private SocketHandler(ClientSocket socket, Inbox inbox, MessageHandler handler) {
        this.socket = socket;
        this.inbox = inbox;
        this.handler = handler;
    }

    /// Starts to read a socket. Must be called on its event loop.
    ///
    /// @param onClosed called once when the socket is gone
    /// @param first the message that came in the header, if one did
    static void install(
            ClientSocket socket,
            MessageHandler handler,
            Executor executor,
            Runnable onClosed,
            UpMessage.@Nullable InitConnection first) {
        Inbox inbox = new Inbox(socket.channel(), executor);
        socket.channel().pipeline().addLast(new SocketHandler(socket, inbox, handler));
        // Not channelInactive: it does not come if the channel was closed already.
        socket.channel()
                .closeFuture()
                .addListener(done -> {
                    inbox.close();
                    onClosed.run();
                });
        if (first != null) {
            inbox.add(0, () -> handler.receiveFirst(first));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> receive(text.text());
            case PingWebSocketFrame ping ->
                    context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame pong -> {}
            case CloseWebSocketFrame close -> {
                inbox.close();
                if (socket.isOpen()) {
                    context.writeAndFlush(close.retain()).addListener(done -> context.close());
                } else {
                    context.close(); // it answers ours
                }
            }
            case BinaryWebSocketFrame binary ->
                    receive("binary frames are not messages"); // becomes an InvalidMessage
            default -> throw new IllegalStateException(frame.getClass().getName());
        }
    }

    private void receive(String text) {
        if (text.equals(PING)) {
            socket.send(new DownMessage.Pong());
        } else {
            inbox.add(text.length(), () -> handler.receive(text));
        }
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other name for it in Netty 4
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupted ->
                    violated(
                            corrupted.closeStatus().code(), String.valueOf(corrupted.getMessage()));
            case TooLongFrameException tooLong ->
                    violated(
                            WebSocketCloseStatus.MESSAGE_TOO_BIG.code(),
                            String.valueOf(tooLong.getMessage()));
            case IOException gone -> context.close();
            default -> {
                LOG.error("The socket of {} failed", socket, cause);
                context.close();
            }
        }
    }

    private void violated(int code, String message) {
        LOG.info("Closing the socket of {}: {}", socket, message);
        inbox.close();
        socket.close(code, message);
    }
}
