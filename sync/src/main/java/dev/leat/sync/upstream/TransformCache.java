package dev.leat.sync.upstream;

import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Remembers for a few seconds what queries are, so that the tabs of one browser and the second
/// look after a connect do not ask the API server again. Errors are never remembered. Any thread
/// may use it.
final class TransformCache {
    static final Duration LIFE = Duration.ofSeconds(5);

    private record Key(Object caller, @Nullable String userId, NamedQuery query) {}

    private record Entry(TransformedQuery.Ok query, long expires) {}

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong nextSweep = new AtomicLong();
    private final LongSupplier nanoTime;

    TransformCache(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        nextSweep.set(nanoTime.getAsLong() + LIFE.toNanos());
    }

    TransformedQuery.@Nullable Ok get(Object caller, @Nullable String userId, NamedQuery query) {
        Entry entry = entries.get(new Key(caller, userId, query));
        return entry == null || entry.expires() - nanoTime.getAsLong() <= 0 ? null : entry.query();
    }

    void put(Object caller, @Nullable String userId, NamedQuery query, TransformedQuery.Ok answer) {
        long now = nanoTime.getAsLong();
        entries.put(new Key(caller, userId, query), new Entry(answer, now + LIFE.toNanos()));
        long due = nextSweep.get();
        if (due - now <= 0 && nextSweep.compareAndSet(due, now + LIFE.toNanos())) {
            entries.values().removeIf(entry -> entry.expires() - now <= 0);
        }
    }
}
