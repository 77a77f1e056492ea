package dev.leat.sync.group;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.up.ConnectParams;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.EncodedPoke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A socket that writes down what it is given and hands pokes to whoever reads it.
final class RecordingConnection implements ClientConnection {
    private final ConnectParams params;
    private final Consumer<EncodedPoke> reader;
    private final List<EncodedPoke> pokes = new ArrayList<>();
    private final List<DownMessage> messages = new ArrayList<>();
    private final List<ErrorBody> errors = new ArrayList<>();
    private volatile boolean open = true;
    volatile boolean writable = true;

    RecordingConnection(ConnectParams params, Consumer<EncodedPoke> reader) {
        this.params = params;
        this.reader = reader;
    }

    @Override
    public ConnectParams params() {
        return params;
    }

    @Override
    public Credentials credentials() {
        return new Credentials(
                params.userId(), null, null, null, Map.of(), Map.of(), Map.of(), null, null);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public synchronized void send(DownMessage message) {
        messages.add(message);
    }

    @Override
    public synchronized void sendPoke(EncodedPoke poke) {
        if (open) {
            pokes.add(poke);
            reader.accept(poke);
        }
    }

    @Override
    public synchronized void fail(ErrorBody error) {
        errors.add(error);
        open = false;
    }

    void close() {
        open = false;
    }

    synchronized List<EncodedPoke> pokes() {
        return List.copyOf(pokes);
    }

    synchronized List<DownMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized List<ErrorBody> errors() {
        return List.copyOf(errors);
    }
}
