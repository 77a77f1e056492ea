package dev.leat.replica;

import dev.leat.postgres.ConnectionUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What the replica needs to know.
///
/// @param upstream the database that is copied; the role needs the REPLICATION attribute
/// @param changeDb where a shared change log would be kept; the same as `upstream` by default, and
///   not used while one node holds the slot
/// @param appId names the schemas upstream; lower-case letters, digits and `_`
/// @param shardNum tells several copies of one application apart; 0 or more
/// @param publications whose tables are copied; empty for every table of the schema `public`, by a
///   publication that the replica creates. Names that begin with `_` are reserved
/// @param replicaFile where the copy is kept: a file, or a directory for one
/// @param autoReset whether a copy that cannot be continued is made anew without asking
/// @param copyWorkers how many tables are copied at once, at least 1
public record ReplicaConfig(
        ConnectionUrl upstream,
        ConnectionUrl changeDb,
        String appId,
        int shardNum,
        List<String> publications,
        Path replicaFile,
        boolean autoReset,
        int copyWorkers) {
    public static final String DEFAULT_APP_ID = "zero";
    public static final int DEFAULT_COPY_WORKERS = 5;

    public ReplicaConfig {
        Objects.requireNonNull(upstream, "upstream");
        Objects.requireNonNull(changeDb, "changeDb");
        Objects.requireNonNull(replicaFile, "replicaFile");
        publications = List.copyOf(publications);
        if (!appId.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException(
                    "The application id \""
                            + appId
                            + "\" may only have lower-case letters, digits and _");
        }
        if (shardNum < 0) {
            throw new IllegalArgumentException("The shard number " + shardNum + " is negative");
        }
        if (copyWorkers < 1) {
            throw new IllegalArgumentException("At least one table must be copied at a time");
        }
        for (String publication : publications) {
            if (publication.startsWith("_")) {
                throw new IllegalArgumentException(
                        "The publication name \""
                                + publication
                                + "\" begins with _, which is reserved; rename it");
            }
        }
    }

    /// The defaults of the reference: application `zero`, shard 0, every table of `public`.
    public static ReplicaConfig of(ConnectionUrl upstream, Path replicaFile) {
        return new ReplicaConfig(
                upstream,
                upstream,
                DEFAULT_APP_ID,
                0,
                List.of(),
                replicaFile,
                true,
                DEFAULT_COPY_WORKERS);
    }

    public ReplicaConfig withPublications(List<String> names) {
        return new ReplicaConfig(
                upstream, changeDb, appId, shardNum, names, replicaFile, autoReset, copyWorkers);
    }

    public ReplicaConfig withAutoReset(boolean allowed) {
        return new ReplicaConfig(
                upstream,
                changeDb,
                appId,
                shardNum,
                publications,
                replicaFile,
                allowed,
                copyWorkers);
    }
}
