package dev.leat.sync.group;

import dev.leat.ivm.engine.EngineListener;
import dev.leat.ivm.engine.View;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Wakes the groups that a commit concerns, and only those.
///
/// Made before the engine, which calls it on its thread; groups come and go on theirs.
public final class ViewWatch implements EngineListener {
    private final Map<View, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    /// Who wants to know of a view. Called on the engine thread; must be quick.
    interface Watcher {
        /// A view that it watches has new rows.
        void onRows();

        /// A view that it watches is not maintained any longer.
        void onFailed(View view, Throwable failure);
    }

    void watch(View view, Watcher watcher) {
        watchers.compute(
                view,
                (key, known) -> {
                    Set<Watcher> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(watcher);
                    return all;
                });
    }

    void unwatch(View view, Watcher watcher) {
        watchers.computeIfPresent(
                view,
                (key, known) -> {
                    known.remove(watcher);
                    return known.isEmpty() ? null : known;
                });
    }

    /// {@return the rows of all views that are watched}
    long rows() {
        return watchers.keySet().stream().mapToLong(view -> view.snapshot().size()).sum();
    }

    @Override
    public void onPublished(String version, Set<View> changed) {
        for (View view : changed) {
            Set<Watcher> concerned = watchers.get(view);
            if (concerned != null) {
                concerned.forEach(Watcher::onRows);
            }
        }
    }

    @Override
    public void onFailed(View view, Throwable failure) {
        Set<Watcher> concerned = watchers.get(view);
        if (concerned != null) {
            concerned.forEach(watcher -> watcher.onFailed(view, failure));
        }
    }
}
