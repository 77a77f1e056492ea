package dev.leat.sync.group;

import dev.leat.ivm.engine.Reading;
import dev.leat.ivm.engine.View;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.group.GroupQueries.Hydrated;
import dev.leat.sync.group.Subscription.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The views that a group holds, those that it gave up lately, and what of the commits it has seen
/// at which of its versions. Owned by the thread of the group.
final class GroupRows {
    /// Retractions and their rows are remembered up to these numbers; clients that were away longer
    /// start over.
    private static final int MAX_RETRACTIONS = 200;

    private static final long MAX_RETRACTED_ROWS = 200_000;
    private static final int MAX_CHECKPOINTS = 64;

    private final GroupServices services;
    private final ViewWatch.Watcher watcher;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private final LastMutationIds lastMutationIds = new LastMutationIds();
    private final Set<String> retiring = new LinkedHashSet<>();
    private final List<Hydrated> arriving = new ArrayList<>();

    /// Until which commit nothing concerned the group, by its version.
    private final TreeMap<Cookie, String> checkpoints = new TreeMap<>();

    private Cookie floor = Cookie.EMPTY;

    GroupRows(GroupServices services, ViewWatch.Watcher watcher) {
        this.services = services;
        this.watcher = watcher;
    }

    /// Takes over a view at the next step, in place of the one that the query had.
    void add(Hydrated hydrated) {
        retiring.remove(hydrated.hash());
        services.watch().watch(hydrated.view(), watcher);
        arriving.add(hydrated);
    }

    /// Gives a query's view up at the next step.
    void retire(String hash) {
        if (subscriptions.containsKey(hash)) {
            retiring.add(hash);
        }
        for (Hydrated hydrated : List.copyOf(arriving)) {
            if (hydrated.hash().equals(hash)) {
                arriving.remove(hydrated);
                release(hydrated.view());
            }
        }
    }

    boolean holds(String hash) {
        return subscriptions.containsKey(hash);
    }

    /// {@return the hashes of what is read from that view}
    List<String> readingFrom(View view) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.view() == view)
                .map(Subscription::hash)
                .toList();
    }

    /// Clients below this version cannot be caught up.
    void raiseFloor(Cookie version) {
        if (version.compareTo(floor) > 0) {
            floor = version;
        }
    }

    /// {@return the newest rows of everything held and arriving}
    Reading read() {
        Set<View> views = new LinkedHashSet<>();
        subscriptions.values().forEach(subscription -> views.add(subscription.view()));
        arriving.forEach(hydrated -> views.add(hydrated.view()));
        return services.engine().read(views);
    }

    /// {@return whether a reading differs from what the group has seen}
    boolean isNews(Reading reading) {
        if (!arriving.isEmpty() || !retiring.isEmpty()) {
            return true;
        }
        for (Subscription subscription : subscriptions.values()) {
            ViewSnapshot now = reading.views().get(subscription.view());
            if (now != null && !now.version().equals(subscription.snapshot().version())) {
                return true;
            }
        }
        return false;
    }

    /// Notes that nothing concerned the group up to a reading.
    void noteSeen(Cookie version, Reading reading) {
        checkpoints.put(version, reading.version());
        if (checkpoints.size() > MAX_CHECKPOINTS) {
            checkpoints.pollFirstEntry();
        }
    }

    /// Moves on to a reading.
    ///
    /// @param version the version that the group has from now on
    void step(Reading reading, Cookie version) {
        subscriptions.replaceAll((hash, subscription) -> {
            ViewSnapshot now = reading.views().get(subscription.view());
            return now == null ? subscription : subscription.at(now);
        });
        retiring.forEach(hash -> retract(subscriptions.remove(hash), version));
        retiring.clear();
        for (Hydrated hydrated : arriving) {
            retract(subscriptions.remove(hydrated.hash()), version);
            ViewSnapshot snapshot =
                    reading.views().getOrDefault(hydrated.view(), hydrated.view().snapshot());
            subscriptions.put(
                    hydrated.hash(),
                    new Subscription(
                            hydrated.kind(), hydrated.hash(), hydrated.view(), version, snapshot));
        }
        arriving.clear();
        for (Subscription subscription : of(Kind.LAST_MUTATION_IDS)) {
            lastMutationIds.update(subscription.snapshot(), version);
        }
        noteSeen(version, reading);
    }

    /// {@return what the group is at that version, which it has now}
    GroupState state(Cookie version, Collection<DesireRecord> desires) {
        return new GroupState(
                version,
                new Holdings(of(Kind.QUERY), retracted(Kind.QUERY)),
                new Holdings(of(Kind.MUTATION_RESULTS), retracted(Kind.MUTATION_RESULTS)),
                lastMutationIds,
                desires);
    }

    /// {@return up to which commit a client of this version has everything that concerns the group,
    /// or null if it must start over}
    @Nullable String stateOf(Cookie client) {
        if (client.compareTo(floor) < 0) {
            return null;
        }
        return checkpoints.getOrDefault(client, client.stateVersion());
    }

    /// {@return the number of rows that the query holds, or -1 if it is not complete}
    long size(String hash) {
        Subscription subscription = subscriptions.get(hash);
        return subscription == null ? -1 : subscription.snapshot().size();
    }

    void close() {
        Set<View> views = new HashSet<>();
        for (Subscription subscription : subscriptions.values()) {
            services.engine().release(subscription.view());
            views.add(subscription.view());
        }
        for (Hydrated hydrated : arriving) {
            services.engine().release(hydrated.view());
            views.add(hydrated.view());
        }
        views.forEach(view -> services.watch().unwatch(view, watcher));
        subscriptions.clear();
        arriving.clear();
        retractions.clear();
    }

    private void retract(@Nullable Subscription last, Cookie version) {
        if (last == null) {
            return;
        }
        retractions.add(new Retraction(last, version));
        release(last.view());
        long rows = 0;
        for (Retraction retraction : retractions) {
            rows += retraction.last().snapshot().size();
        }
        while (retractions.size() > MAX_RETRACTIONS
                || rows > MAX_RETRACTED_ROWS && retractions.size() > 1) {
            Retraction oldest = retractions.removeFirst();
            rows -= oldest.last().snapshot().size();
            raiseFloor(oldest.until());
        }
    }

    private void release(View view) {
        services.engine().release(view);
        boolean used =
                subscriptions.values().stream().anyMatch(other -> other.view() == view)
                        || arriving.stream().anyMatch(other -> other.view() == view);
        if (!used) {
            services.watch().unwatch(view, watcher);
        }
    }

    private List<Subscription> of(Kind kind) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.kind() == kind)
                .toList();
    }

    private List<Retraction> retracted(Kind kind) {
        return retractions.stream().filter(retraction -> retraction.last().kind() == kind).toList();
    }
}
