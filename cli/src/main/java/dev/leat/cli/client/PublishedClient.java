package dev.leat.cli.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One client of the published library, somewhere in a [ClientProcess]. Any thread may call any
/// method.
public final class PublishedClient {
    private final ClientProcess process;
    private final String name;
    private final Map<String, LiveView> views = new ConcurrentHashMap<>();
    private final Map<Long, Mutation> mutations = new ConcurrentHashMap<>();
    private final Timeline<JsonNode> connection;
    private final Timeline<JsonNode> incidents;
    private volatile String clientId = "";
    private volatile String clientGroupId = "";

    PublishedClient(ClientProcess process, String name) {
        this.process = process;
        this.name = name;
        this.connection = new Timeline<>("the connection of client '" + name + "'");
        this.incidents = new Timeline<>("the incidents of client '" + name + "'");
    }

    void opened(String clientId, String clientGroupId) {
        this.clientId = clientId;
        this.clientGroupId = clientGroupId;
    }

    public String name() {
        return name;
    }

    public String clientId() {
        return clientId;
    }

    public String clientGroupId() {
        return clientGroupId;
    }

    /// Holds a named query open, under the query's own name.
    public LiveView view(String query, @Nullable Object args) {
        return view(query, query, args);
    }

    /// Holds a named query open under a name of the caller's choice, so that one query can be open
    /// with several arguments.
    public LiveView view(String view, String query, @Nullable Object args) {
        LiveView live = new LiveView(name, view, query);
        if (views.putIfAbsent(view, live) != null) {
            throw new ClientFailure(
                    "View '" + view + "' of client '" + name + "' is open already.");
        }
        process.call("view", name, parameters("view", view, "query", query, args));
        return live;
    }

    /// Has the server send a query's rows, without a view of them, and waits until they are here.
    public void preload(String query, @Nullable Object args) {
        process.call("preload", name, parameters("query", query, "ttl", "10m", args));
    }

    /// Lets go of a view; the server keeps its query for its time to live.
    public void closeView(LiveView view) {
        process.call("closeView", name, Map.of("view", view.name()));
        views.remove(view.name());
    }

    /// Asks once and waits for the server's complete answer.
    public JsonNode run(String query, @Nullable Object args) {
        return process.call("run", name, parameters("query", query, "type", "complete", args))
                .path("data");
    }

    /// Every row in the client's store, by table as the client names it, whatever its queries make
    /// of them.
    public JsonNode rows() {
        return process.call("rows", name, Map.of()).path("rows");
    }

    /// Runs a mutator. When this returns, its optimistic result is in the views;
    /// [Mutation#awaitServer] waits for the server's word.
    public Mutation mutate(String mutator, Object args) {
        JsonNode answer = process.call("mutate", name, Map.of("mutator", mutator, "args", args));
        Mutation mutation =
                mutations.computeIfAbsent(
                        answer.path("mutation").asLong(),
                        id -> new Mutation("mutation " + id + " of client '" + name + "'"));
        mutation.ran(
                answer.path("started").asDouble(), MutationResult.of(answer.path("result"), 0));
        return mutation;
    }

    /// Waits for a state of the connection: `connecting`, `connected`, `disconnected`,
    /// `needs-auth`, `error`, `closed`.
    public JsonNode awaitState(String state, Duration within) {
        return connection.await(
                "state " + state, within, seen -> seen.path("name").asString().equals(state));
    }

    /// The names of all states that the connection went through, oldest first.
    public List<String> states() {
        return connection.all().stream().map(state -> state.path("name").asString()).toList();
    }

    /// Waits for `updateNeeded` or `clientStateNotFound` and gives its details.
    public JsonNode awaitIncident(String event, Duration within) {
        Predicate<JsonNode> wanted = seen -> seen.path("event").asString().equals(event);
        return incidents.awaitAny(event, within, wanted);
    }

    /// Reconnects after a state that waits for the application.
    public void reconnect(@Nullable String auth) {
        process.call("connect", name, auth == null ? Map.of() : Map.of("auth", auth));
    }

    public void close() {
        process.call("close", name, Map.of());
        process.forget(name);
    }

    void happened(JsonNode event) {
        double at = event.path("at").asDouble();
        switch (event.path("event").asString()) {
            case "view" -> {
                LiveView view = views.get(event.path("view").asString());
                if (view != null) {
                    view.changed(ViewUpdate.of(event));
                }
            }
            case "mutation" -> {
                long id = event.path("mutation").asLong();
                mutations
                        .computeIfAbsent(
                                id,
                                _ -> new Mutation("mutation " + id + " of client '" + name + "'"))
                        .acknowledged(MutationResult.of(event.path("result"), at));
            }
            case "connection" -> connection.add(event.path("state"));
            default -> incidents.add(event);
        }
    }

    private static Map<String, Object> parameters(
            String first,
            Object firstValue,
            String second,
            Object secondValue,
            @Nullable Object args) {
        Map<String, Object> parameters =
                new HashMap<>(Map.of(first, firstValue, second, secondValue));
        if (args != null) {
            parameters.put("args", args);
        }
        return parameters;
    }
}
