package dev.leat.sync.connection;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.protocol.up.UpJson;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.session.ClientGroups;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.upstream.ApiTransport;
import dev.leat.sync.upstream.QueryService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each message of one socket does. Called for one message at a time, on changing threads.
final class MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MessageHandler.class);
    private static final CompletionStage<@Nullable Void> DONE =
            CompletableFuture.completedFuture(null);

    /// What the handlers of all sockets use.
    ///
    /// @param onConnected called once the first message of a socket has been accepted
    record Services(
            ClientGroups groups,
            QueryService queries,
            ApiTransport api,
            Inspector inspector,
            java.util.function.Consumer<ClientSocket> onConnected) {}

    private final ClientSocket socket;
    private final GroupMembers members;
    private final Services services;
    private volatile boolean initialized;

    // Guarded by this object's lock, so that the group hears of the end after the beginning.
    private boolean joined;
    private boolean closed;

    MessageHandler(ClientSocket socket, GroupMembers members, Services services) {
        this.socket = socket;
        this.members = members;
        this.services = services;
    }

    /// The socket is gone.
    synchronized void closed() {
        closed = true;
        if (joined) {
            services.groups().disconnected(socket);
        }
    }

    private synchronized CompletionStage<@Nullable Void> join(UpMessage.InitConnection init) {
        if (closed) {
            return DONE;
        }
        joined = true;
        return services.groups().connect(socket, init);
    }

    private synchronized boolean isJoined() {
        return joined;
    }

    /// Reads and handles one frame. Never throws; failures go to the client.
    CompletionStage<@Nullable Void> receive(String frame) {
        return handle(() -> receive(UpJson.read(frame)));
    }

    /// Handles the message that came in the header. Never throws; failures go to the client.
    CompletionStage<@Nullable Void> receiveFirst(UpMessage.InitConnection init) {
        return handle(() -> receive(init));
    }

    private CompletionStage<@Nullable Void> handle(
            java.util.function.Supplier<CompletionStage<@Nullable Void>> action) {
        if (!socket.isOpen()) {
            return DONE;
        }
        CompletionStage<@Nullable Void> stage;
        try {
            stage = action.get();
        } catch (RuntimeException | Error e) {
            // Whatever it is, the next message must not wait for ever behind this one.
            stage = CompletableFuture.failedFuture(e);
        }
        return stage.handle((done, failure) -> {
            if (failure != null) {
                socket.fail(Failures.body(failure, socket));
            }
            return null;
        });
    }

    private CompletionStage<@Nullable Void> receive(UpMessage message) {
        return switch (message) {
            case UpMessage.InitConnection init -> connect(init);
            case UpMessage.ChangeDesiredQueries change -> {
                requireInitialized("changeDesiredQueries");
                yield services.groups().changeDesiredQueries(socket, change.desiredQueriesPatch());
            }
            case UpMessage.DeleteClients delete -> {
                requireInitialized("deleteClients");
                yield services.groups().deleteClients(socket, delete.deleted());
            }
            case UpMessage.Push push -> push(push.body());
            case UpMessage.UpdateAuth auth -> updateAuth(auth.token());
            case UpMessage.AckMutationResponses ack -> {
                members.pusher()
                        .acknowledge(
                                socket.credentials(), socket.params().clientGroupId(), ack.upTo());
                yield DONE;
            }
            case UpMessage.Inspect inspect ->
                    services.inspector().answer(socket, members, initialized, inspect.request());
            case UpMessage.Ping() -> {
                socket.send(new DownMessage.Pong());
                yield DONE;
            }
            case UpMessage.Pull pull -> {
                LOG.debug("Ignoring the pull of {}", socket);
                yield DONE;
            }
            case UpMessage.CloseConnection() -> DONE;
            case UpMessage.Unknown unknown ->
                    throw new ProtocolException(
                            ErrorKind.INVALID_MESSAGE,
                            "Unknown type of message \"" + unknown.type() + "\".");
        };
    }

    private CompletionStage<@Nullable Void> connect(UpMessage.InitConnection init) {
        if (initialized) {
            throw new ProtocolException(
                    ErrorKind.INVALID_MESSAGE, "initConnection was already received.");
        }
        initialized = true;
        Credentials now = socket.credentials();
        socket.setCredentials(
                new Credentials(
                        now.userId(),
                        now.token(),
                        now.cookie(),
                        now.origin(),
                        now.requestHeaders(),
                        init.userQueryHeaders(),
                        init.userPushHeaders(),
                        init.userQueryUrl(),
                        init.userPushUrl()));
        return services.queries()
                .validate(socket.credentials())
                .thenCompose(valid -> {
                    if (!members.pin(now.userId())) {
                        throw new ProtocolException(ErrorKind.UNAUTHORIZED, Connections.OTHER_USER);
                    }
                    members.trust(socket);
                    services.onConnected().accept(socket);
                    return join(init);
                });
    }

    private void requireInitialized(String type) {
        if (!initialized) {
            throw new ProtocolException(
                    ErrorKind.INVALID_CONNECTION_REQUEST,
                    "initConnection must come before " + type + ".");
        }
    }

    private CompletionStage<@Nullable Void> push(PushBody body) {
        String group = socket.params().clientGroupId();
        if (!body.clientGroupId().equals(group)) {
            throw new ProtocolException(
                    ErrorKind.INVALID_PUSH,
                    "clientGroupID in mutation \""
                            + body.clientGroupId()
                            + "\" does not match clientGroupID of connection \""
                            + group
                            + "\"");
        }
        for (Mutation mutation : body.mutations()) {
            switch (mutation) {
                case Mutation.Custom custom -> {
                    if (!services.api().hasMutations()) {
                        throw new ProtocolException(
                                ErrorKind.INVALID_PUSH,
                                "A ZERO_MUTATE_URL must be set in order to process custom"
                                        + " mutations.");
                    }
                }
                case Mutation.Crud crud ->
                        throw new ProtocolException(
                                ErrorKind.INVALID_PUSH,
                                "This server does not process CRUD mutations. Use custom"
                                        + " mutators.");
                case Mutation.Unknown unknown ->
                        throw new ProtocolException(
                                ErrorKind.INVALID_MESSAGE,
                                "Unknown type of mutation \"" + unknown.type() + "\".");
            }
        }
        return members.pusher().push(socket, body);
    }

    private CompletionStage<@Nullable Void> updateAuth(String token) {
        Credentials now = socket.credentials();
        String before = now.token();
        if (token.isEmpty()) {
            if (before == null) {
                return DONE;
            }
            throw new ProtocolException(
                    ErrorKind.UNAUTHORIZED,
                    "No token was provided, but the connection had one. Reconnect to log out.");
        }
        if (token.equals(before)) {
            return DONE;
        }
        if (now.userId() == null) {
            throw new ProtocolException(ErrorKind.UNAUTHORIZED, Connections.NO_USER);
        }
        socket.setCredentials(now.withToken(token));
        if (!isJoined()) {
            return DONE; // checked when the first message comes
        }
        return services.queries()
                .validate(socket.credentials())
                .thenCompose(valid -> services.groups().retransform(socket));
    }
}
