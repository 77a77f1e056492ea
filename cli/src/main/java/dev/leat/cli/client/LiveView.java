package dev.leat.cli.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A named query that a published client holds open. Any thread may wait on it.
public final class LiveView {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Timeline<ViewUpdate> updates;

    LiveView(String client, String name, String query) {
        this.name = name;
        this.updates =
                new Timeline<>(
                        "view '%s' (query %s) of client '%s'".formatted(name, query, client));
    }

    String name() {
        return name;
    }

    void changed(ViewUpdate update) {
        updates.add(update);
    }

    /// Calls the listener for each update from now on, on the thread that reads the client's
    /// output.
    public void listen(Consumer<ViewUpdate> listener) {
        updates.listen(listener);
    }

    /// Everything it has shown, oldest first.
    public List<ViewUpdate> updates() {
        return updates.all();
    }

    /// Waits until the server has answered the query.
    public ViewUpdate awaitComplete() {
        return updates.await("the complete result", PATIENCE, ViewUpdate::complete);
    }

    /// Waits until what it shows now is complete and fulfils the condition.
    ///
    /// @param what the condition in words, for the message if it never comes true
    public ViewUpdate await(String what, Predicate<JsonNode> condition) {
        return updates.await(
                what, PATIENCE, update -> update.complete() && condition.test(update.data()));
    }

    /// Waits for any kind of update that fulfils the condition.
    public ViewUpdate awaitUpdate(String what, Duration within, Predicate<ViewUpdate> condition) {
        return updates.await(what, within, condition);
    }
}
