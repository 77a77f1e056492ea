package dev.leat.sync.group;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.up.ConnectParams;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.UpMessage.InitConnection;
import dev.leat.sync.session.EncodedPoke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A client of a [GroupBed]: a model of what it holds and its present socket. What breaks the model
/// is thrown at the next look.
final class GroupClient {
    final GroupBed bed;
    final String group;
    final String id;
    ModelClient model = new ModelClient(GroupBed.SCHEMA);
    RecordingConnection socket;
    String userId;
    ClientSchema schema = GroupBed.SCHEMA;
    Consumer<ModelClient> onPoke = applied -> {};
    private volatile RuntimeException broken;

    GroupClient(GroupBed bed, String group, String id) {
        this.bed = bed;
        this.group = group;
        this.id = id;
    }

    /// Connects from the model's cookie and waits until the message was handled.
    GroupClient connect(DesiredPatch... wanted) {
        ErrorBody error = tryConnect(wanted);
        if (error != null) {
            throw new IllegalStateException("refused: " + error);
        }
        return this;
    }

    /// {@return the error with which the connection was refused, or null}
    ErrorBody tryConnect(DesiredPatch... wanted) {
        return tryConnect(InitConnection.of(List.of(wanted), model.cookie == null ? schema : null));
    }

    ErrorBody tryConnect(InitConnection init) {
        open();
        return wait(bed.groups.connect(socket, init).toCompletableFuture()::get);
    }

    void open() {
        ModelClient now = model;
        now.reconnect();
        socket =
                new RecordingConnection(
                        new ConnectParams(51, id, group, now.cookie, "ws", userId, null),
                        poke -> apply(now, poke));
    }

    private void apply(ModelClient now, EncodedPoke poke) {
        synchronized (this) {
            try {
                now.apply(poke);
                onPoke.accept(now);
            } catch (RuntimeException | AssertionError e) {
                if (broken == null) {
                    broken = new IllegalStateException("client " + id + ": " + e.getMessage(), e);
                }
            }
        }
    }

    GroupClient change(DesiredPatch... patches) {
        wait(() ->
                bed.groups
                        .changeDesiredQueries(socket, List.of(patches))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS));
        return this;
    }

    void deleteClients(String... ids) {
        wait(() ->
                bed.groups
                        .deleteClients(socket, new ClientDeletion(List.of(ids), List.of("gg")))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS));
    }

    void disconnect() {
        socket.close();
        bed.groups.disconnected(socket);
    }

    private static ErrorBody wait(java.util.concurrent.Callable<?> call) {
        try {
            call.call();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProtocolException refusal) {
                return refusal.body();
            }
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    GroupClient eventually(String what, java.util.function.Predicate<GroupClient> condition) {
        GroupBed.eventually(
                id + ": " + what,
                () -> {
                    check();
                    synchronized (this) {
                        return condition.test(this);
                    }
                });
        return this;
    }

    GroupClient hasGot(String... hashes) {
        return eventually(
                "got " + List.of(hashes) + ", is " + model.got,
                client -> client.model.got.equals(new java.util.TreeSet<>(List.of(hashes))));
    }

    GroupClient isAt(String cookie) {
        return eventually("at " + cookie, client -> cookie.equals(client.model.cookie));
    }

    synchronized List<String> ids(String table) {
        check();
        return model.rows.getOrDefault(table, Map.of()).keySet().stream()
                .map(id -> id.replaceAll("[\"|]", ""))
                .collect(Collectors.toList());
    }

    synchronized Map<String, Map<String, String>> rows() {
        check();
        return new TreeMap<>(model.rows);
    }

    List<EncodedPoke> pokes() {
        check();
        return socket.pokes();
    }

    /// {@return the last poke's parts as text}
    List<String> lastParts() {
        return parts(pokes().getLast());
    }

    static List<String> parts(EncodedPoke poke) {
        List<String> parts = new ArrayList<>();
        poke.parts()
                .forEach(part ->
                        parts.add(new String(part, java.nio.charset.StandardCharsets.UTF_8)));
        return parts;
    }

    List<DownMessage> messages() {
        return socket.messages();
    }

    void check() {
        if (broken != null) {
            throw broken;
        }
    }
}
