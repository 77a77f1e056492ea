package dev.leat.sync.group;

import java.time.Duration;
import java.util.Objects;

/// How client groups behave.
///
/// @param shard the Postgres schema of the tables of clients and mutation results, `<app>_<shard>`
/// @param keepAlive how long a group without connections is kept ready for the next one; a client
///   that comes later is sent everything again
/// @param cookieWait how long a client that is ahead of the replica waits for it
/// @param clientQueries whether queries that a client wrote itself are run as they are. No
///   permission applies to them, so this is for trusted clients only
public record GroupSettings(
        String shard, Duration keepAlive, Duration cookieWait, boolean clientQueries) {
    public GroupSettings {
        Objects.requireNonNull(shard, "shard");
        Objects.requireNonNull(keepAlive, "keepAlive");
        Objects.requireNonNull(cookieWait, "cookieWait");
    }

    /// {@return what suits a server for named queries}
    public static GroupSettings of(String shard) {
        return new GroupSettings(shard, Duration.ofMinutes(5), Duration.ofSeconds(30), false);
    }

    public GroupSettings withKeepAlive(Duration newKeepAlive) {
        return new GroupSettings(shard, newKeepAlive, cookieWait, clientQueries);
    }

    public GroupSettings withCookieWait(Duration newCookieWait) {
        return new GroupSettings(shard, keepAlive, newCookieWait, clientQueries);
    }

    public GroupSettings withClientQueries(boolean allowed) {
        return new GroupSettings(shard, keepAlive, cookieWait, allowed);
    }
}
