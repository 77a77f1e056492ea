package dev.leat.sync.session;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The client groups of this process. A connection's group is the one that its parameters name.
///
/// The front has checked before: the protocol version, the credentials (by a call of the API
/// server), that the group belongs to that user, and that no other open socket of this process has
/// the same client id.
public interface ClientGroups extends AutoCloseable {

    /// The first message of a socket. From here on the connection receives the group's pokes, the
    /// first one even if nothing changed.
    CompletionStage<@Nullable Void> connect(
            ClientConnection connection, UpMessage.InitConnection init);

    CompletionStage<@Nullable Void> changeDesiredQueries(
            ClientConnection connection, List<DesiredPatch> patches);

    /// Forgets clients and acknowledges it to every connection of the group.
    CompletionStage<@Nullable Void> deleteClients(
            ClientConnection connection, ClientDeletion deletion);

    /// Looks every named query of the group up again with the credentials that the connection has
    /// now: they changed, or it is time to.
    CompletionStage<@Nullable Void> retransform(ClientConnection connection);

    /// Answers the inspector's `queries`, `metrics` and `analyze-query`; the front has checked the
    /// admin password and answers the others itself.
    CompletionStage<InspectResponse> inspect(ClientConnection connection, InspectRequest request);

    /// The socket takes more again, after [ClientConnection#isWritable] had been false.
    void writable(ClientConnection connection);

    /// The socket is gone. Called once for each connection for which [#connect] was called.
    void disconnected(ClientConnection connection);

    /// {@return what is being served now, for the counters of `/statz`}
    Counts counts();

    /// Stops serving: persists what must be and stops every thread. The front has told the clients.
    @Override
    void close();

    /// @param groups groups in memory
    /// @param connections connections that receive pokes
    /// @param queries distinct transformed queries that are maintained
    /// @param rows rows held by them
    record Counts(int groups, int connections, int queries, long rows) {}
}
