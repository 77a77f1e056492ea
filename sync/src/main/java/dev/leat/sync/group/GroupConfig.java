package dev.leat.sync.group;

import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ClientSchemaJson;
import dev.leat.protocol.Cookie;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.sync.cvr.GroupChange;
import dev.leat.sync.cvr.GroupConflictException;
import dev.leat.sync.cvr.GroupRecord;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.Owner;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.sync.cvr.GroupStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the clients of a group said: who they are, what they want, what they were built for. It is
/// what survives a restart.
///
/// Changes are gathered until [#flush] writes them; the caller raises the version before. Owned by
/// the thread of the group.
final class GroupConfig {
    private final String groupId;
    private final GroupStore store;
    private final TtlClock clock;
    private final Desires desires;
    private final Set<String> clients = new LinkedHashSet<>();
    private final Map<String, QueryRecord> queries = new LinkedHashMap<>();
    private @Nullable ClientSchema clientSchema;
    private @Nullable String profileId;
    private @Nullable Owner user;
    private @Nullable Cookie stored;
    private final long life;

    private boolean changed;
    private final Set<String> newClients = new LinkedHashSet<>();
    private final Set<String> goneClients = new LinkedHashSet<>();
    private final Map<String, QueryRecord> newQueries = new LinkedHashMap<>();
    private final Set<String> goneQueries = new LinkedHashSet<>();
    private final Map<DesireKey, DesireRecord> goneDesires = new LinkedHashMap<>();
    private final Map<DesireKey, DesireRecord> changedDesires = new LinkedHashMap<>();

    private record DesireKey(String clientId, String hash) {}

    /// @param record what is stored, or null for a new group
    GroupConfig(String groupId, @Nullable GroupRecord record, GroupStore store, Timers timers) {
        this.groupId = groupId;
        this.store = store;
        this.clock = new TtlClock(record == null ? 0 : record.ttlClock(), timers::nanoTime);
        this.desires = new Desires(record == null ? List.of() : record.desires());
        this.life = record == null ? 0 : record.life();
        if (record != null) {
            clients.addAll(record.clients());
            record.queries().forEach(query -> queries.put(query.hash(), query));
            String schema = record.clientSchema();
            clientSchema =
                    schema == null
                            ? null
                            : ClientSchemaJson.read(
                                    JsonObject.of(JsonText.parse(schema), "clientSchema"));
            profileId = record.profileId();
            user = record.user();
            stored = record.version();
        }
    }

    TtlClock clock() {
        return clock;
    }

    Desires desires() {
        return desires;
    }

    @Nullable ClientSchema clientSchema() {
        return clientSchema;
    }

    @Nullable Owner user() {
        return user;
    }

    Set<String> clients() {
        return clients;
    }

    /// {@return the queries that are wanted or whose time to live has not passed, by hash}
    Map<String, QueryRecord> queries() {
        return queries;
    }

    /// {@return those of the queries that the client wants}
    List<QueryRecord> wantedBy(String clientId, List<QueryRecord> from) {
        return from.stream()
                .filter(query -> desires.wanting(query.hash()).contains(clientId))
                .toList();
    }

    /// {@return whether the group was ever written}
    boolean isStored() {
        return stored != null;
    }

    /// {@return which life of the group this is; 0 while it is new}
    long life() {
        return life;
    }

    /// {@return the version that was last written}
    Cookie storedVersion() {
        Cookie last = stored;
        return last == null ? Cookie.EMPTY : last;
    }

    /// {@return whether [#flush] has something to write}
    boolean isChanged() {
        return changed;
    }

    /// {@return whether some of it concerns the clients}
    boolean hasNewDesires() {
        return !changedDesires.isEmpty();
    }

    void setClientSchema(ClientSchema schema) {
        clientSchema = schema;
        changed = true;
    }

    void setProfile(String profile) {
        if (!profile.equals(profileId)) {
            profileId = profile;
            changed = true;
        }
    }

    void setUser(Owner owner) {
        if (!owner.equals(user)) {
            user = owner;
            changed = true;
        }
    }

    void addClient(String clientId) {
        if (clients.add(clientId)) {
            newClients.add(clientId);
            goneClients.remove(clientId);
            changed = true;
        }
    }

    /// Forgets a client; what it wanted ages from now on.
    void removeClient(String clientId, Cookie version) {
        if (clients.remove(clientId)) {
            goneClients.add(clientId);
            newClients.remove(clientId);
            changed = true;
        }
        note(desires.abandon(clientId, version, clock.millis()));
    }

    /// Applies what a client asked for.
    ///
    /// @param version the version that the change will have
    void want(String clientId, List<DesiredPatch> patches, Cookie version) {
        for (DesiredPatch patch : patches) {
            if (patch instanceof DesiredPatch.Put put && !queries.containsKey(put.hash())) {
                QueryRecord query = QueryRecords.of(put);
                queries.put(query.hash(), query);
                newQueries.put(query.hash(), query);
                changed = true;
            }
        }
        note(desires.apply(clientId, patches, version, clock.millis()));
    }

    /// Drops the queries that expired and those that nobody ever may want again.
    ///
    /// @return their hashes
    Set<String> dropExpired() {
        desires.expired(clock.millis()).forEach(hash -> note(desires.forget(hash)));
        Set<String> gone = new LinkedHashSet<>(queries.keySet());
        gone.removeAll(desires.living());
        for (String hash : gone) {
            queries.remove(hash);
            if (newQueries.remove(hash) == null) {
                goneQueries.add(hash);
            }
            changed = true;
        }
        return gone;
    }

    /// Drops the oldest memories of desires if there are more than so many.
    ///
    /// @return clients that are below this version were told too little; null if nothing was
    ///   dropped
    @Nullable Cookie dropMemories(int keep) {
        Cookie latest = null;
        for (DesireRecord desire : desires.dropMemories(keep)) {
            DesireKey key = new DesireKey(desire.clientId(), desire.hash());
            changedDesires.remove(key);
            goneDesires.put(key, desire);
            changed = true;
            latest =
                    latest == null || desire.version().compareTo(latest) > 0
                            ? desire.version()
                            : latest;
        }
        return latest;
    }

    /// Writes what changed, with the version that it has now. Blocks.
    ///
    /// @throws dev.leat.sync.cvr.GroupStoreException if it cannot be written; this object is of no
    ///   use then
    void flush(Cookie version) {
        if (!changed) {
            return;
        }
        ClientSchema schema = clientSchema;
        store.write(
                groupId,
                new GroupChange(
                        stored,
                        version,
                        clock.millis(),
                        schema == null ? null : ClientSchemaJson.print(schema).text(),
                        profileId,
                        user,
                        List.copyOf(newClients),
                        List.copyOf(goneClients),
                        List.copyOf(newQueries.values()),
                        List.copyOf(goneQueries),
                        List.copyOf(goneDesires.values()),
                        List.copyOf(changedDesires.values())));
        stored = version;
        changed = false;
        newClients.clear();
        goneClients.clear();
        newQueries.clear();
        goneQueries.clear();
        goneDesires.clear();
        changedDesires.clear();
    }

    /// Notes that the group is alive. Blocks.
    ///
    /// @throws GroupConflictException if it is another server's by now
    void touch() {
        if (stored != null && !store.touch(groupId, clock.millis())) {
            throw new GroupConflictException(
                    "Client group " + groupId + " is served by another server by now.");
        }
    }

    private void note(Collection<DesireRecord> changes) {
        for (DesireRecord desire : changes) {
            DesireKey key = new DesireKey(desire.clientId(), desire.hash());
            changedDesires.put(key, desire);
            goneDesires.remove(key);
            changed = true;
        }
    }
}
