package dev.leat.cli.client;

import java.time.Duration;

/// A mutation that a published client has run. Any thread may wait on it.
public final class Mutation {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Timeline<MutationResult> server;
    private volatile double started;
    private volatile MutationResult client =
            new MutationResult(false, null, "not run yet", null, 0);

    Mutation(String description) {
        this.server = new Timeline<>(description);
    }

    void ran(double started, MutationResult client) {
        this.started = started;
        this.client = client;
    }

    void acknowledged(MutationResult result) {
        server.add(result);
    }

    /// When the mutator was called, milliseconds since the epoch with fractions.
    public double started() {
        return started;
    }

    /// The result of the optimistic run.
    public MutationResult client() {
        return client;
    }

    /// Waits for the server's result.
    public MutationResult awaitServer() {
        return server.await("the server's result", PATIENCE, _ -> true);
    }
}
