package dev.leat.replica;

import dev.leat.postgres.replication.Lsn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an operator wants to see of a replica. Totals are since the process started.
///
/// @param rows rows in the copy
/// @param rowChanges changes of rows that the stream brought
/// @param transactions transactions that the stream brought
/// @param nullValues values that became null because they have no counterpart
/// @param applied up to where the stream is applied
/// @param durable up to where it is on disk, and confirmed to Postgres; null before the first write
/// @param lastCommit when the last transaction was committed, by the server's clock; null before
///   the first
/// @param lag how long that transaction took from its commit to being applied here, as far as the
///   two clocks agree; null before the first
/// @param connected whether the stream is connected
public record ReplicaStatistics(
        long rows,
        long rowChanges,
        long transactions,
        long nullValues,
        Lsn applied,
        @Nullable Lsn durable,
        @Nullable Instant lastCommit,
        @Nullable Duration lag,
        boolean connected) {}
