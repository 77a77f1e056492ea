package dev.leat.sync.connection;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.up.ConnectParams;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.EncodedPoke;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's socket. Any thread may use it.
final class ClientSocket implements ClientConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final Channel channel;
    private final ConnectParams params;
    private final Outbox outbox;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Credentials credentials;
    private volatile boolean established;

    ClientSocket(
            Channel channel,
            ConnectParams params,
            Credentials credentials,
            WritableListener listener) {
        this.channel = channel;
        this.params = params;
        this.credentials = credentials;
        this.outbox = new Outbox(channel, name(params), () -> listener.writable(this));
    }

    /// Hears when a full socket takes more again.
    interface WritableListener {
        void writable(ClientSocket socket);
    }

    private static String name(ConnectParams params) {
        return "client " + params.clientId() + " of group " + params.clientGroupId();
    }

    Channel channel() {
        return channel;
    }

    @Override
    public ConnectParams params() {
        return params;
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    void setCredentials(Credentials newCredentials) {
        credentials = newCredentials;
    }

    @Override
    public boolean isOpen() {
        return !ended.get() && channel.isActive();
    }

    @Override
    public boolean isWritable() {
        return outbox.isWritable();
    }

    /// Tells the client that it is connected; from now on it hears from the server at least every
    /// few seconds.
    void establish() {
        send(new DownMessage.Connected(params.wsid(), System.currentTimeMillis()));
        established = true;
    }

    @Override
    public void send(DownMessage message) {
        if (!ended.get()) {
            outbox.send(List.of(Frames.text(message)));
        }
    }

    @Override
    public void sendPoke(EncodedPoke poke) {
        if (!ended.get()) {
            outbox.send(Frames.poke(poke, params.protocolVersion()));
        }
    }

    @Override
    public void fail(ErrorBody error) {
        if (error instanceof ErrorBody.Basic basic && !basic.kind().closes()) {
            send(new DownMessage.Error(error));
            return;
        }
        LOG.info("Ending {}: {}: {}", name(params), error.kindText(), error.message());
        end(List.of(Frames.text(new DownMessage.Error(error)), Frames.close()));
    }

    /// Refuses the credentials at the door: besides the error, the close itself tells it.
    void refuse(String message) {
        LOG.info("Refusing {}: {}", name(params), message);
        end(
                List.of(
                        Frames.text(
                                new DownMessage.Error(
                                        ErrorBody.of(ErrorKind.UNAUTHORIZED, message))),
                        Frames.close(3000, message)));
    }

    /// Closes without an error.
    void close(int code, String reason) {
        end(List.of(Frames.close(code, reason)));
    }

    private void end(List<WebSocketFrame> frames) {
        if (ended.compareAndSet(false, true)) {
            outbox.sendLast(new ArrayList<>(frames));
        } else {
            frames.forEach(WebSocketFrame::release);
        }
    }

    /// Keeps the client assured and watches whether it reads. On the event loop, every few seconds.
    void tick() {
        if (established && System.nanoTime() - outbox.lastSent() > IDLE_NANOS) {
            send(new DownMessage.Pong());
        }
        outbox.watch();
    }

    @Override
    public String toString() {
        return name(params);
    }
}
