package dev.leat.sync.group;

import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupChange;
import dev.leat.sync.cvr.GroupConflictException;
import dev.leat.sync.cvr.GroupRecord;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.sync.cvr.GroupStore;
import dev.leat.sync.cvr.GroupStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Client groups in memory, with the same rules of ownership and versions as in Postgres. Several
/// "servers" can look at the same groups.
final class MemoryGroupStore implements GroupStore {
    private static final class Stored {
        String owner = "";
        long life;
        GroupRecord record;
    }

    private final Map<String, Stored> groups;
    private final String server;
    volatile boolean broken;
    volatile int writes;

    /// If there is one, writes wait for it.
    volatile @Nullable CountDownLatch writing;

    volatile boolean blocked;
    volatile int touches;

    MemoryGroupStore(String server) {
        this(server, new LinkedHashMap<>());
    }

    private MemoryGroupStore(String server, Map<String, Stored> groups) {
        this.server = server;
        this.groups = groups;
    }

    MemoryGroupStore asServer(String name) {
        return new MemoryGroupStore(name, groups);
    }

    @Override
    public @Nullable GroupRecord open(String id) {
        check();
        synchronized (groups) {
            Stored stored = groups.get(id);
            if (stored == null) {
                return null;
            }
            stored.owner = server;
            stored.life++;
            GroupRecord was = stored.record;
            return new GroupRecord(
                    was.version(),
                    stored.life,
                    was.ttlClock(),
                    was.clientSchema(),
                    was.profileId(),
                    was.user(),
                    was.clients(),
                    was.queries(),
                    was.desires());
        }
    }

    @Override
    public void write(String id, GroupChange change) {
        check();
        await(writing);
        synchronized (groups) {
            Stored stored = groups.get(id);
            Cookie at = stored == null ? null : stored.record.version();
            if (!Objects.equals(at, change.expected())
                    || stored != null && !stored.owner.equals(server)) {
                throw new GroupConflictException("group " + id + " is another server's");
            }
            Set<String> clients =
                    new LinkedHashSet<>(stored == null ? List.of() : stored.record.clients());
            clients.removeAll(change.goneClients());
            clients.addAll(change.newClients());
            Map<String, QueryRecord> queries = new LinkedHashMap<>();
            Map<String, DesireRecord> desires = new LinkedHashMap<>();
            if (stored != null) {
                stored.record.queries().forEach(query -> queries.put(query.hash(), query));
                stored.record.desires().forEach(desire -> desires.put(key(desire), desire));
            }
            change.goneQueries().forEach(queries::remove);
            change.newQueries().forEach(query -> queries.putIfAbsent(query.hash(), query));
            change.goneDesires().forEach(desire -> desires.remove(key(desire)));
            change.desires().forEach(desire -> desires.put(key(desire), desire));
            Stored next = new Stored();
            next.owner = server;
            next.life = stored == null ? 0 : stored.life;
            next.record =
                    new GroupRecord(
                            change.version(),
                            next.life,
                            change.ttlClock(),
                            change.clientSchema(),
                            change.profileId(),
                            change.user(),
                            new ArrayList<>(clients),
                            new ArrayList<>(queries.values()),
                            new ArrayList<>(desires.values()));
            groups.put(id, next);
            writes++;
        }
    }

    @Override
    public boolean touch(String id, double ttlClock) {
        check();
        synchronized (groups) {
            Stored stored = groups.get(id);
            if (stored == null || !stored.owner.equals(server)) {
                return false;
            }
            GroupRecord was = stored.record;
            stored.record =
                    new GroupRecord(
                            was.version(),
                            was.life(),
                            ttlClock,
                            was.clientSchema(),
                            was.profileId(),
                            was.user(),
                            was.clients(),
                            was.queries(),
                            was.desires());
            touches++;
            return true;
        }
    }

    @Override
    public int deleteInactive(Duration unused) {
        return 0;
    }

    private void await(@Nullable CountDownLatch latch) {
        if (latch != null) {
            blocked = true;
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new GroupStoreException("interrupted", e);
            }
        }
    }

    private void check() {
        if (broken) {
            throw new GroupStoreException("the database is away", null);
        }
    }

    private static String key(DesireRecord desire) {
        return desire.clientId() + "/" + desire.hash();
    }
}
