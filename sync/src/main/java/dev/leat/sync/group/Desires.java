package dev.leat.sync.group;

import dev.leat.protocol.Cookie;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which client of a group wants which query, and which it gave up lately.
///
/// A desire that was given up lives on, inactive, until the query's time to live has passed for all
/// clients; then only the memory of it is left, for clients that have not been told. Methods that
/// change something return the changed desires in their new form and take the version that the
/// change will have. Owned by the thread of the group.
final class Desires {
    /// Unless the client says otherwise.
    static final double DEFAULT_TTL_MILLIS = 300_000;

    static final double MAX_TTL_MILLIS = 600_000;

    private final Map<String, Map<String, DesireRecord>> byHash = new LinkedHashMap<>();

    Desires(Collection<DesireRecord> stored) {
        stored.forEach(this::store);
    }

    /// Applies what a client asked for.
    List<DesireRecord> apply(
            String clientId, List<DesiredPatch> patches, Cookie version, double clock) {
        Map<String, DesireRecord> changed = new LinkedHashMap<>();
        for (DesiredPatch patch : patches) {
            switch (patch) {
                case DesiredPatch.Put put -> put(clientId, put, version, changed);
                case DesiredPatch.Del del -> {
                    DesireRecord desire = get(clientId, del.hash());
                    if (desire != null && desire.active()) {
                        change(inactive(desire, version, clock), changed);
                    }
                }
                case DesiredPatch.Clear() -> {
                    for (DesireRecord desire : of(clientId)) {
                        if (!desire.deleted()) {
                            change(deleted(desire, version), changed);
                        }
                    }
                }
            }
        }
        return List.copyOf(changed.values());
    }

    /// Makes every desire of a client that is gone inactive.
    List<DesireRecord> abandon(String clientId, Cookie version, double clock) {
        Map<String, DesireRecord> changed = new LinkedHashMap<>();
        for (DesireRecord desire : of(clientId)) {
            if (desire.active()) {
                change(inactive(desire, version, clock), changed);
            }
        }
        return List.copyOf(changed.values());
    }

    /// {@return the queries that nobody wants and whose time to live has passed}
    Set<String> expired(double clock) {
        Set<String> expired = new HashSet<>();
        byHash.forEach((hash, desires) -> {
            Double expiry = expiry(desires.values());
            if (expiry != null && expiry <= clock) {
                expired.add(hash);
            }
        });
        return expired;
    }

    /// {@return when the next query expires, on the TTL clock; null if none will}
    @Nullable Double nextExpiry() {
        Double next = null;
        for (Map<String, DesireRecord> desires : byHash.values()) {
            Double expiry = expiry(desires.values());
            if (expiry != null && (next == null || expiry < next)) {
                next = expiry;
            }
        }
        return next;
    }

    /// Leaves only the memory of the desires for a query that expired. No client needs to be told:
    /// it was when the desire became inactive.
    List<DesireRecord> forget(String hash) {
        Map<String, DesireRecord> changed = new LinkedHashMap<>();
        for (DesireRecord desire : List.copyOf(byHash.getOrDefault(hash, Map.of()).values())) {
            if (!desire.deleted()) {
                DesireRecord gone = deleted(desire, desire.version());
                store(gone);
                changed.put(desire.clientId(), gone);
            }
        }
        return List.copyOf(changed.values());
    }

    /// Drops the oldest memories, half of what is allowed, if there are more than so many.
    ///
    /// @return what was dropped
    List<DesireRecord> dropMemories(int keep) {
        List<DesireRecord> memories =
                all().stream()
                        .filter(DesireRecord::deleted)
                        .sorted(Comparator.comparing(DesireRecord::version))
                        .toList();
        if (memories.size() <= keep) {
            return List.of();
        }
        List<DesireRecord> dropped = memories.subList(0, memories.size() - keep / 2);
        for (DesireRecord desire : dropped) {
            Map<String, DesireRecord> desires = byHash.get(desire.hash());
            if (desires != null && desires.size() > 1) {
                desires.remove(desire.clientId());
            } else {
                byHash.remove(desire.hash());
            }
        }
        return dropped;
    }

    /// {@return the queries that are wanted or whose time to live has not passed}
    Set<String> living() {
        Set<String> living = new HashSet<>();
        byHash.forEach((hash, desires) -> {
            if (desires.values().stream().anyMatch(desire -> !desire.deleted())) {
                living.add(hash);
            }
        });
        return living;
    }

    boolean isLiving(String hash) {
        return byHash.getOrDefault(hash, Map.of()).values().stream()
                .anyMatch(desire -> !desire.deleted());
    }

    /// {@return the clients that want the query now}
    List<String> wanting(String hash) {
        return byHash.getOrDefault(hash, Map.of()).values().stream()
                .filter(DesireRecord::active)
                .map(DesireRecord::clientId)
                .toList();
    }

    @Nullable DesireRecord get(String clientId, String hash) {
        return byHash.getOrDefault(hash, Map.of()).get(clientId);
    }

    /// {@return every desire, those of which only the memory is left included}
    List<DesireRecord> all() {
        return byHash.values().stream().flatMap(desires -> desires.values().stream()).toList();
    }

    private List<DesireRecord> of(String clientId) {
        return byHash.values().stream()
                .map(desires -> desires.get(clientId))
                .filter(Objects::nonNull)
                .toList();
    }

    private void put(
            String clientId,
            DesiredPatch.Put put,
            Cookie version,
            Map<String, DesireRecord> changed) {
        double ttl = ttl(put.ttlMs());
        DesireRecord known = get(clientId, put.hash());
        if (known != null && !known.deleted()) {
            if (known.active() && ttl <= known.ttlMillis()) {
                return;
            }
            ttl = Math.max(ttl, known.ttlMillis());
        }
        change(new DesireRecord(clientId, put.hash(), version, ttl, null, false), changed);
    }

    private void change(DesireRecord desire, Map<String, DesireRecord> changed) {
        store(desire);
        changed.put(desire.hash(), desire);
    }

    private void store(DesireRecord desire) {
        byHash.computeIfAbsent(desire.hash(), hash -> new LinkedHashMap<>())
                .put(desire.clientId(), desire);
    }

    /// When a query expires: once every client's desire has; null if one still wants it, or if it
    /// has expired before.
    private static @Nullable Double expiry(Collection<DesireRecord> desires) {
        Double latest = null;
        for (DesireRecord desire : desires) {
            if (desire.deleted()) {
                continue;
            }
            Double inactivatedAt = desire.inactivatedAt();
            if (inactivatedAt == null) {
                return null;
            }
            double expiry = inactivatedAt + desire.ttlMillis();
            latest = latest == null ? expiry : Math.max(latest, expiry);
        }
        return latest;
    }

    /// Negative means "for ever", which is the longest there is.
    private static double ttl(@Nullable Double asked) {
        if (asked == null) {
            return DEFAULT_TTL_MILLIS;
        }
        return asked < 0 ? MAX_TTL_MILLIS : Math.min(asked, MAX_TTL_MILLIS);
    }

    private static DesireRecord inactive(DesireRecord desire, Cookie version, double clock) {
        return new DesireRecord(
                desire.clientId(), desire.hash(), version, desire.ttlMillis(), clock, false);
    }

    private static DesireRecord deleted(DesireRecord desire, Cookie version) {
        return new DesireRecord(
                desire.clientId(),
                desire.hash(),
                version,
                desire.ttlMillis(),
                desire.inactivatedAt(),
                true);
    }
}
