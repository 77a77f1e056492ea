/// The write-ahead log as a stream of typed messages, and the consistent copy that it starts from.
///
/// A [dev.leat.postgres.replication.ReplicationSession] is one replication connection. It creates
/// slots, whose exported snapshot [dev.leat.postgres.replication.SnapshotCopy] reads, and starts a
/// [dev.leat.postgres.replication.PgoutputStream], which hands out
/// [dev.leat.postgres.replication.PgoutputMessage] records in commit order. What the consumer has
/// made durable goes back by `confirm`.
///
/// Threads: one thread reads a stream; `confirm` and `close` may be called from any other. A copy
/// runs on threads of its own, which end with it. Start reading at `PgoutputStream`.
@NullMarked
package dev.leat.postgres.replication;

import org.jspecify.annotations.NullMarked;
