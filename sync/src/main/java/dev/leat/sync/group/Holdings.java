package dev.leat.sync.group;

import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.protocol.Cookie;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which rows a group holds now, and by which changes a client at some past version comes to hold
/// them. Immutable.
///
/// A row leaves a client only when no query of the group holds it; it is sent only if the client
/// does not have it in this form already. Both are looked up in the snapshots of the views, so
/// nothing is recorded for a client but its version.
///
/// @param queries the views of the group's queries
/// @param retractions views that it gave up lately
record Holdings(List<Subscription> queries, List<Retraction> retractions) {

    Holdings {
        queries = List.copyOf(queries);
        retractions = List.copyOf(retractions);
    }

    /// {@return whether [#changes] can lead here from a client's version}
    ///
    /// @param client the client's version
    /// @param state the version of the commits that it has seen
    boolean reaches(Cookie client, String state) {
        return queries.stream()
                        .filter(query -> query.isKnownAt(client))
                        .allMatch(query -> reaches(query.snapshot(), state))
                && retractions.stream()
                        .filter(retraction -> retraction.isHeldAt(client))
                        .allMatch(retraction -> reaches(retraction.last().snapshot(), state));
    }

    /// Gives every row that is held, each once.
    void all(Consumer<HeldRow> put) {
        Set<RowKey> sent = new LinkedHashSet<>();
        for (Subscription query : queries) {
            for (HeldRow row : query.snapshot().rows()) {
                if (queries.size() == 1 || sent.add(row.key())) {
                    put.accept(row);
                }
            }
        }
    }

    /// Gives what a client misses: each key once, with its row, or with null if no query holds it
    /// any more. Removals come first, because another row may have taken over a key's values.
    ///
    /// @param client the client's version
    /// @param state the version of the commits that it has seen
    void changes(Cookie client, String state, BiConsumer<RowKey, @Nullable HeldRow> change) {
        Set<RowKey> removed = new LinkedHashSet<>();
        Set<RowKey> put = new LinkedHashSet<>();
        List<HeldRow> rows = new java.util.ArrayList<>();
        for (RowKey key : candidates(client, state)) {
            HeldRow held = held(key);
            if (held == null) {
                removed.add(key);
            } else if (put.add(key) && !isKnown(key, held, client, state)) {
                rows.add(held);
            }
        }
        removed.forEach(key -> change.accept(key, null));
        rows.forEach(row -> change.accept(row.key(), row));
    }

    private Set<RowKey> candidates(Cookie client, String state) {
        Set<RowKey> keys = new LinkedHashSet<>();
        for (Subscription query : queries) {
            if (query.isKnownAt(client)) {
                changed(query.snapshot(), state).forEach(keys::add);
            } else {
                query.snapshot().rows().forEach(row -> keys.add(row.key()));
            }
        }
        for (Retraction retraction : retractions) {
            if (retraction.isHeldAt(client)) {
                ViewSnapshot last = retraction.last().snapshot();
                changed(last, state).forEach(keys::add);
                last.rows().forEach(row -> keys.add(row.key()));
            }
        }
        return keys;
    }

    private @Nullable HeldRow held(RowKey key) {
        for (Subscription query : queries) {
            HeldRow row = query.snapshot().get(key);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    /// Whether the client got the row in this form through a query that it has, or had until now.
    private boolean isKnown(RowKey key, HeldRow row, Cookie client, String state) {
        for (Subscription query : queries) {
            if (query.isKnownAt(client) && isUnchanged(query.snapshot().get(key), row, state)) {
                return true;
            }
        }
        for (Retraction retraction : retractions) {
            if (retraction.isHeldAt(client)
                    && isUnchanged(retraction.last().snapshot().get(key), row, state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnchanged(@Nullable HeldRow known, HeldRow row, String state) {
        return known != null
                && known.version().compareTo(state) <= 0
                && known.row().sameValues(row.row());
    }

    private static boolean reaches(ViewSnapshot snapshot, String state) {
        return snapshot.version().compareTo(state) <= 0 || snapshot.reaches(state);
    }

    private static Iterable<RowKey> changed(ViewSnapshot snapshot, String state) {
        return snapshot.version().compareTo(state) <= 0 ? List.of() : snapshot.changedSince(state);
    }
}
