package dev.leat.sync.group;

import dev.leat.protocol.Cookie;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.sync.session.ClientConnection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection of a group and how far its client has come. Owned by the thread of the group.
final class Peer {
    final ClientConnection connection;
    final String clientId;

    /// What the client has, or will have once it has applied what was sent; null for nothing.
    @Nullable Cookie cookie;

    /// Whether it was not poked yet: its first poke is sent even if there is nothing to say.
    boolean isNew = true;

    /// Whether what it has cannot be built upon.
    boolean mustStartOver;

    /// Refusals that it knows of, by query.
    final Map<String, ErroredQuery> refusals = new HashMap<>();

    Peer(ClientConnection connection, @Nullable Cookie cookie) {
        this.connection = connection;
        this.clientId = connection.params().clientId();
        this.cookie = cookie;
    }
}
