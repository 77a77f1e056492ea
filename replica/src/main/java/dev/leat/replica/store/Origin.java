package dev.leat.replica.store;

import java.util.List;
import java.util.Objects;

/// Where a copy came from. A copy whose origin differs from what is configured or found upstream is
/// worthless and is made anew.
///
/// @param systemIdentifier the server's, which another cluster does not share
/// @param database the database's name
/// @param appId the application
/// @param shardNum the shard
/// @param publications whose tables were copied, sorted
/// @param slot the replication slot that holds the log for it
/// @param replicaVersion the version of the copy itself, before any streamed commit
public record Origin(
        String systemIdentifier,
        String database,
        String appId,
        int shardNum,
        List<String> publications,
        String slot,
        String replicaVersion) {
    public Origin {
        Objects.requireNonNull(systemIdentifier, "systemIdentifier");
        publications = publications.stream().sorted().toList();
    }
}
