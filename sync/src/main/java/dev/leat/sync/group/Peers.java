package dev.leat.sync.group;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.Cookie;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.EncodedPoke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The connections of a group, and everything that is sent to them. Owned by the thread of the
/// group.
final class Peers {
    private final Map<ClientConnection, Peer> peers = new LinkedHashMap<>();

    /// From where a poke leads: peers that agree in this share it.
    private record From(@Nullable Cookie cookie, boolean startOver) {}

    void add(Peer peer) {
        peers.put(peer.connection, peer);
    }

    void remove(ClientConnection connection) {
        peers.remove(connection);
    }

    @Nullable Peer get(ClientConnection connection) {
        return peers.get(connection);
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }

    void clear() {
        peers.clear();
    }

    List<Peer> openBut(ClientConnection one) {
        return peers.values().stream()
                .filter(peer -> peer.connection != one && peer.connection.isOpen())
                .toList();
    }

    /// {@return the ids of the clients that are connected}
    Set<String> clients() {
        Set<String> clients = new LinkedHashSet<>();
        peers.values().forEach(peer -> clients.add(peer.clientId));
        return clients;
    }

    /// Leads everyone who is behind to a version, each from its own cookie. Who is not writable is
    /// left where it is.
    void poke(Cookie version, GroupRows rows, Desires desires, RowEncoders encoders) {
        GroupState state = null;
        Map<From, EncodedPoke> built = new HashMap<>();
        for (Peer peer : peers.values()) {
            boolean behind = peer.isNew || !version.equals(peer.cookie);
            if (!behind || !peer.connection.isOpen() || !peer.connection.isWritable()) {
                continue;
            }
            if (state == null) {
                state = rows.state(version, desires.all());
            }
            From from = new From(peer.cookie, peer.mustStartOver);
            EncodedPoke poke = built.get(from);
            if (poke == null) {
                poke = build(state, from, rows, encoders);
                built.put(from, poke);
            }
            peer.connection.sendPoke(poke);
            peer.cookie = version;
            peer.isNew = false;
            peer.mustStartOver = false;
        }
    }

    private static EncodedPoke build(
            GroupState state, From from, GroupRows rows, RowEncoders encoders) {
        Cookie cookie = from.cookie();
        if (cookie != null && !from.startOver()) {
            String seen = rows.stateOf(cookie);
            if (seen != null && state.reaches(cookie, seen)) {
                return state.delta(cookie, seen, encoders);
            }
        }
        return state.everything(cookie, encoders);
    }

    /// Tells those who want a query that it cannot be run, unless they know.
    void tellRefused(List<ErroredQuery> refused, Desires desires) {
        for (Peer peer : peers.values()) {
            List<ErroredQuery> news = new ArrayList<>();
            for (ErroredQuery error : refused) {
                if (desires.wanting(error.id()).contains(peer.clientId)
                        && !error.equals(peer.refusals.put(error.id(), error))) {
                    news.add(error);
                }
            }
            if (!news.isEmpty()) {
                peer.connection.send(new DownMessage.TransformError(news));
            }
        }
    }

    /// Tells everyone that clients are forgotten, those included that were not known.
    void acknowledge(Peer asking, List<String> clientIds) {
        List<String> others =
                clientIds.stream().filter(client -> !client.equals(asking.clientId)).toList();
        if (!others.isEmpty()) {
            DownMessage message =
                    new DownMessage.DeleteClients(new ClientDeletion(others, List.of()));
            peers.values().forEach(peer -> peer.connection.send(message));
        }
    }

    void fail(ErrorBody error) {
        peers.keySet().forEach(connection -> connection.fail(error));
    }
}
