package dev.leat.sync.session;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.up.ConnectParams;

/// A client's socket as its group sees it. Any thread may call it; nothing here blocks.
///
/// Messages leave in the order of the calls. Once the socket is closed, calls do nothing, and
/// [ClientGroups#disconnected] tells the group.
public interface ClientConnection {

    /// {@return what the URL of its upgrade request said}
    ConnectParams params();

    /// {@return what to call the API server with on its behalf, as of now}
    Credentials credentials();

    boolean isOpen();

    /// {@return whether the socket takes more without hoarding it in memory. While it does not, the
    /// group leaves the connection out of its pokes; [ClientGroups#writable] lets it catch up}
    boolean isWritable();

    /// Sends anything but the messages of a poke.
    void send(DownMessage message);

    /// Sends a whole poke, in the form that its protocol version asks for.
    void sendPoke(EncodedPoke poke);

    /// Sends the error and closes the socket if its kind says so.
    void fail(ErrorBody error);
}
