package dev.leat.sync.connection;

import dev.leat.protocol.ProtocolVersion;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.up.ConnectParams;
import dev.leat.protocol.up.SecProtocol;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.session.ClientGroups;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.upstream.ApiTransport;
import dev.leat.sync.upstream.Pusher;
import dev.leat.sync.upstream.QueryService;
import io.netty.channel.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every open socket of this process, and the checks of a new one. Any thread may use it.
public final class Connections {
    static final String OTHER_USER =
            "Client groups are pinned to a single userID. Connection userID does not match existing"
                    + " client group userID.";
    static final String NO_USER = "Authenticated connections require a userID.";

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long TICK_SECONDS = 3;

    private final SyncConfig config;
    private final ClientGroups groups;
    private final ApiTransport api;
    private final QueryService queries;
    private final Executor executor;
    private final MessageHandler.Services services;
    private final Map<String, ClientSocket> byClient = new ConcurrentHashMap<>();
    private final Map<String, GroupMembers> byGroup = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean shuttingDown;

    /// @param executor runs what may block; one virtual thread each is meant
    /// @param version Leat's version, for the inspector
    public Connections(
            SyncConfig config,
            ClientGroups groups,
            ApiTransport api,
            QueryService queries,
            Executor executor,
            String version) {
        this.config = config;
        this.groups = groups;
        this.api = api;
        this.queries = queries;
        this.executor = executor;
        this.services =
                new MessageHandler.Services(
                        groups,
                        queries,
                        api,
                        new Inspector(config, groups, version),
                        this::startTimers);
    }

    /// {@return how many sockets were accepted since the start}
    public long accepted() {
        return accepted.get();
    }

    /// {@return how many sockets are open}
    public int open() {
        return byClient.size();
    }

    /// Takes over a channel on which a WebSocket has just been opened. Runs on its event loop.
    public void open(Channel channel, UpgradeRequest request) {
        ConnectParams params;
        SecProtocol header;
        try {
            params = ConnectUrl.parse(request.uri());
            String subProtocol = request.subProtocol();
            if (subProtocol == null) {
                throw new ConnectUrl.InvalidUrlException("missing Sec-WebSocket-Protocol header");
            }
            header = SecProtocol.decode(subProtocol);
        } catch (ConnectUrl.InvalidUrlException e) {
            reject(channel, e.reason());
            return;
        } catch (InvalidMessageException e) {
            reject(channel, String.valueOf(e.getMessage()));
            return;
        }
        ClientSocket socket =
                new ClientSocket(
                        channel, params, credentials(params, header, request), groups::writable);
        if (shuttingDown) {
            socket.fail(goodbye());
            return;
        }
        if (!mayEnter(socket)) {
            return;
        }
        accept(socket, header.initConnection());
    }

    private static void reject(Channel channel, String reason) {
        LOG.info(
                "A socket was refused with code 1002: its URL or Sec-WebSocket-Protocol is invalid");
        channel.writeAndFlush(Frames.close(1002, reason))
                .addListener(done -> Frames.closeSoon(channel));
    }

    /// The checks of a new socket, in the order of the protocol.
    private boolean mayEnter(ClientSocket socket) {
        ConnectParams params = socket.params();
        boolean hasToken = socket.credentials().token() != null;
        if (hasToken && !(api.hasQueries() && api.hasMutations())) {
            socket.fail(
                    ErrorBody.of(
                            ErrorKind.INVALID_CONNECTION_REQUEST,
                            "An auth token was sent, but nobody can check it: set ZERO_QUERY_URL"
                                    + " and ZERO_MUTATE_URL."));
            return false;
        }
        if (hasToken && params.userId() == null) {
            socket.refuse(NO_USER);
            return false;
        }
        GroupMembers members = byGroup.get(params.clientGroupId());
        if (members != null && !members.allows(params.userId())) {
            socket.refuse(OTHER_USER);
            return false;
        }
        ClientSocket previous = byClient.remove(params.clientId());
        if (previous != null) {
            previous.close(1000, "replaced by " + params.wsid());
        }
        int version = params.protocolVersion();
        if (!ProtocolVersion.isSupported(version)) {
            String side = version > ProtocolVersion.NEWEST ? "server" : "client";
            socket.fail(
                    ErrorBody.of(
                            ErrorKind.VERSION_NOT_SUPPORTED,
                            "server is at sync protocol v"
                                    + ProtocolVersion.NEWEST
                                    + " and does not support v"
                                    + version
                                    + ". The "
                                    + side
                                    + " must be updated to a newer release."));
            return false;
        }
        return true;
    }

    private void accept(ClientSocket socket, UpMessage.@Nullable InitConnection init) {
        ConnectParams params = socket.params();
        GroupMembers members = join(socket);
        accepted.incrementAndGet();
        ClientSocket previous = byClient.put(params.clientId(), socket);
        if (previous != null) {
            previous.close(1000, "replaced by " + params.wsid());
        }
        MessageHandler handler = new MessageHandler(socket, members, services);
        socket.establish();
        SocketHandler.install(socket, handler, executor, () -> closed(socket, handler), init);
        var ticks =
                socket.channel()
                        .eventLoop()
                        .scheduleAtFixedRate(
                                socket::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        socket.channel().closeFuture().addListener(done -> ticks.cancel(false));
    }

    private GroupMembers join(ClientSocket socket) {
        return byGroup.compute(
                socket.params().clientGroupId(),
                (id, existing) -> {
                    GroupMembers members =
                            existing == null
                                    ? new GroupMembers(new Pusher(api, executor))
                                    : existing;
                    members.add(socket);
                    return members;
                });
    }

    private void closed(ClientSocket socket, MessageHandler handler) {
        byClient.remove(socket.params().clientId(), socket);
        byGroup.computeIfPresent(
                socket.params().clientGroupId(),
                (id, members) -> members.remove(socket) ? null : members);
        handler.closed();
    }

    private void startTimers(ClientSocket socket) {
        long revalidate = config.authRevalidate().toMillis();
        var timer =
                socket.channel()
                        .eventLoop()
                        .scheduleAtFixedRate(
                                () -> revalidate(socket),
                                revalidate,
                                revalidate,
                                TimeUnit.MILLISECONDS);
        socket.channel().closeFuture().addListener(done -> timer.cancel(false));
        GroupMembers members = byGroup.get(socket.params().clientGroupId());
        if (members != null) {
            long retransform = config.authRetransform().toMillis();
            members.retransformBy(() ->
                    socket.channel()
                            .eventLoop()
                            .scheduleAtFixedRate(
                                    () -> retransform(members),
                                    retransform,
                                    retransform,
                                    TimeUnit.MILLISECONDS));
        }
    }

    /// Ends the socket if its credentials are no longer good. That the API server cannot be asked
    /// is no reason to end it: what it may see was decided before.
    private void revalidate(ClientSocket socket) {
        queries.validate(socket.credentials())
                .whenComplete((valid, failure) -> {
                    if (failure == null) {
                        return;
                    }
                    ErrorBody error = Failures.body(failure, socket);
                    if (isAuth(error)) {
                        socket.fail(error);
                    } else {
                        LOG.warn(
                                "The credentials of {} could not be checked: {}",
                                socket,
                                error.message());
                    }
                });
    }

    private static boolean isAuth(ErrorBody error) {
        return switch (error) {
            case ErrorBody.TransformFailed failed -> failed.isAuthFailure();
            case ErrorBody.Basic basic ->
                    basic.kind() == ErrorKind.UNAUTHORIZED
                            || basic.kind() == ErrorKind.AUTH_INVALIDATED;
            case ErrorBody.PushFailed failed -> failed.isAuthFailure();
            case ErrorBody.Backoff backoff -> false;
            case ErrorBody.Unknown unknown -> false;
        };
    }

    private void retransform(GroupMembers members) {
        ClientSocket speaker = members.speaker();
        if (speaker != null) {
            groups.retransform(speaker)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.warn(
                                    "The queries of group {} could not be looked up anew: {}",
                                    speaker.params().clientGroupId(),
                                    Failures.body(failure, speaker).message());
                        }
                    });
        }
    }

    private Credentials credentials(
            ConnectParams params, SecProtocol header, UpgradeRequest request) {
        String token = header.authToken();
        Map<String, String> passedOn = new LinkedHashMap<>();
        for (List<String> names :
                List.of(
                        config.query().allowedRequestHeaders(),
                        config.mutate().allowedRequestHeaders())) {
            for (String name : names) {
                String value = request.headers().get(name);
                if (value != null) {
                    passedOn.put(name, value);
                }
            }
        }
        return new Credentials(
                params.userId(),
                token == null || token.isEmpty() ? null : token,
                request.headers().get("cookie"),
                request.headers().get("origin"),
                passedOn,
                Map.of(),
                Map.of(),
                null,
                null);
    }

    /// Sends every client away to reconnect, spread over a few seconds, and refuses new ones
    /// likewise.
    public void shutDown() {
        shuttingDown = true;
        byClient.values().forEach(socket -> socket.fail(goodbye()));
    }

    private static ErrorBody goodbye() {
        long wait = ThreadLocalRandom.current().nextLong(1000);
        return new ErrorBody.Backoff(
                ErrorKind.REHOME,
                "The server is shutting down. Reconnect required.",
                null,
                wait,
                Map.of(),
                Origin.ZERO_CACHE);
    }
}
