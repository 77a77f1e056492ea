package dev.leat.ivm.engine;

import dev.leat.ivm.delta.Pipeline;
import dev.leat.ivm.plan.QueryKey;
import dev.leat.ivm.source.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A query that somebody asked for, from the first request until it is dropped.
///
/// Each field says who may touch it.
final class Registration {
    final QueryKey query;
    final CompletableFuture<View> future = new CompletableFuture<>();

    /// How many requests were not released yet. Guarded by the engine's registry.
    int holders;

    /// Counts the times that the last holder left. Guarded by the engine's registry.
    long departures;

    /// Whether it is no longer wanted. Engine thread.
    boolean dropped;

    /// Set when it is published. Engine thread.
    @Nullable Pipeline pipeline;

    /// Set when it is published. Engine thread writes.
    volatile @Nullable View view;

    /// The commits since the snapshot that is being hydrated. Guarded by itself.
    private final List<Commit> pending = new ArrayList<>();

    Registration(QueryKey query) {
        this.query = query;
    }

    void remember(Commit commit) {
        synchronized (pending) {
            pending.add(commit);
        }
    }

    /// {@return the commits that were remembered, which are then forgotten}
    List<Commit> takePending() {
        synchronized (pending) {
            List<Commit> taken = List.copyOf(pending);
            pending.clear();
            return taken;
        }
    }
}
