package dev.leat.sync.config;

import dev.leat.postgres.ConnectionUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of a sync server, checked one by one but not against any database.
///
/// @param upstreamUrl the database that is synced
/// @param cvrUrl the database that remembers client groups
/// @param changeUrl the database of the change log
/// @param host the address to listen on
/// @param port the port to listen on; 0 for any free one
/// @param appId names the upstream schemas and the slot
/// @param shardNum tells several sync servers of one application apart
/// @param publications what is synced; empty for every table of `public`, in a publication that the
///   server makes
/// @param replicaFile where the local copy is kept
/// @param adminPassword opens the inspector and `/statz`; without one they stay shut
/// @param development whether the inspector is open without a password
/// @param query the endpoint that knows named queries
/// @param mutate the endpoint that runs mutations
/// @param autoReset whether the local copy may be made anew when it cannot be continued
/// @param maxPayloadBytes the largest message that a client may send
/// @param maxHeaderBytes the largest header of a request; the first message of a client travels
///   there
/// @param authRevalidate how often a connection's credentials are checked anew
/// @param authRetransform how often a group's queries are looked up anew
/// @param initialSyncWorkers how many tables are copied at once
/// @param logLevel debug, info, warn or error
/// @param logFormat text or json
public record SyncConfig(
        ConnectionUrl upstreamUrl,
        ConnectionUrl cvrUrl,
        ConnectionUrl changeUrl,
        String host,
        int port,
        String appId,
        int shardNum,
        List<String> publications,
        Path replicaFile,
        @Nullable String adminPassword,
        boolean development,
        ApiEndpoint query,
        ApiEndpoint mutate,
        boolean autoReset,
        int maxPayloadBytes,
        int maxHeaderBytes,
        Duration authRevalidate,
        Duration authRetransform,
        int initialSyncWorkers,
        String logLevel,
        String logFormat) {
    public static final int DEFAULT_PORT = 4848;
    public static final int DEFAULT_MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;
    public static final int DEFAULT_MAX_HEADER_BYTES = 64 * 1024;

    public SyncConfig {
        Objects.requireNonNull(upstreamUrl, "upstreamUrl");
        Objects.requireNonNull(cvrUrl, "cvrUrl");
        Objects.requireNonNull(changeUrl, "changeUrl");
        publications = List.copyOf(publications);
    }

    /// {@return the name of the upstream schema of this shard, `<appID>_<shardNum>`}
    public String shardSchema() {
        return appId + "_" + shardNum;
    }

    @Override
    public String toString() {
        return "SyncConfig[app=" + shardSchema() + ", port=" + port + "]";
    }
}
