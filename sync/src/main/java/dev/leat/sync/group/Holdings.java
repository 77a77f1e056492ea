package dev.leat.sync.group;

import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.protocol.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        Map<RowKey, HeldRow> present = new LinkedHashMap<>();
        Set<RowKey> missing = new LinkedHashSet<>();
        List<ViewSnapshot> known = new ArrayList<>();
        for (Subscription query : queries) {
            ViewSnapshot snapshot = query.snapshot();
            if (query.isKnownAt(client)) {
                known.add(snapshot);
                for (RowKey key : changed(snapshot, state)) {
                    HeldRow row = snapshot.get(key);
                    if (row == null) {
                        missing.add(key);
                    } else {
                        present.putIfAbsent(key, row);
                    }
                }
            } else {
                snapshot.rows().forEach(row -> present.putIfAbsent(row.key(), row));
            }
        }
        for (Retraction retraction : retractions) {
            if (retraction.isHeldAt(client)) {
                ViewSnapshot last = retraction.last().snapshot();
                known.add(last);
                changed(last, state).forEach(missing::add);
                last.rows().forEach(row -> missing.add(row.key()));
            }
        }
        for (RowKey key : missing) {
            if (!present.containsKey(key)) {
                HeldRow row = held(key);
                if (row == null) {
                    change.accept(key, null);
                } else {
                    present.put(key, row);
                }
            }
        }
        present.forEach((key, row) -> {
            if (!isKnown(key, row, known, state)) {
                change.accept(key, row);
            }
        });
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
    private static boolean isKnown(
            RowKey key, HeldRow row, List<ViewSnapshot> known, String state) {
        for (ViewSnapshot snapshot : known) {
            if (isUnchanged(snapshot.get(key), row, state)) {
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
