package dev.leat.sync.connection;

import dev.leat.protocol.ProtocolVersion;
import dev.leat.protocol.down.DownJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.poke.PokeFrames;
import dev.leat.sync.session.EncodedPoke;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Messages as frames. The bytes of a poke's parts are not copied: every socket wraps the same
/// arrays.
final class Frames {
    /// The longest reason that a close frame can carry, in bytes.
    static final int MAX_REASON = 123;

    private static final long ANSWER_MILLIS = 2000;
    private static final byte[] PART_START = "[\"pokePart\",".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE_ARRAY = {']'};
    private static final byte[] COMMA = {','};
    private static final byte[] BINARY_START = {PokeFrames.TAG, '['};

    private Frames() {}

    static WebSocketFrame text(DownMessage message) {
        byte[] json = DownJson.print(message).getBytes(StandardCharsets.UTF_8);
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(json));
    }

    static List<WebSocketFrame> poke(EncodedPoke poke, int protocolVersion) {
        List<WebSocketFrame> frames = new ArrayList<>(poke.parts().size() + 2);
        frames.add(text(new DownMessage.PokeStart(poke.pokeId(), poke.baseCookie())));
        if (ProtocolVersion.hasBinaryPokes(protocolVersion)) {
            binary(frames, poke);
        } else {
            for (byte[] part : poke.parts()) {
                frames.add(
                        new TextWebSocketFrame(
                                Unpooled.wrappedBuffer(PART_START, part, CLOSE_ARRAY)));
            }
        }
        frames.add(text(new DownMessage.PokeEnd(poke.pokeId(), poke.cookie(), false)));
        return frames;
    }

    private static void binary(List<WebSocketFrame> frames, EncodedPoke poke) {
        if (poke.size() + poke.parts().size() + BINARY_START.length > PokeFrames.CHUNK_BYTES) {
            for (byte[] chunk : PokeFrames.binary(poke.parts())) {
                frames.add(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(chunk)));
            }
            return;
        }
        byte[][] pieces = new byte[Math.max(1, poke.parts().size() * 2) + 1][];
        pieces[0] = BINARY_START;
        int next = 1;
        for (byte[] part : poke.parts()) {
            if (next > 1) {
                pieces[next++] = COMMA;
            }
            pieces[next++] = part;
        }
        pieces[next] = CLOSE_ARRAY;
        ByteBuf content = Unpooled.wrappedBuffer(pieces);
        frames.add(new BinaryWebSocketFrame(content));
    }

    /// A close without a code, as the reference ends a connection after an error.
    static CloseWebSocketFrame close() {
        return new CloseWebSocketFrame();
    }

    /// @param reason shortened to what a close frame can carry
    static CloseWebSocketFrame close(int code, String reason) {
        return new CloseWebSocketFrame(code, shorten(reason));
    }

    /// Closes a channel on which a close frame has left, unless the client does it first by
    /// answering. Until then what the client sends is read and dropped: to close with unread bytes
    /// resets the connection, and the client would lose the close frame. On the event loop.
    static void closeSoon(Channel channel) {
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule(() -> channel.close(), ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    static String shorten(String reason) {
        String text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }
}
