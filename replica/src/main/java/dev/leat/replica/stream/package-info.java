/// Applies the replication stream, and follows changes of the schema.
///
/// [ReplicaLoop] is the engine thread: it reads the stream, applies each transaction to the store
/// as one commit ([TransactionApplier], over a [RelationBinding] for each table), hands it to the
/// listener and to the durable writer, runs the tasks of others between transactions, and connects
/// again when the connection breaks. [SchemaFollower] is a thread of its own: told by the loop that
/// the schema changed, it copies the tables concerned at a later moment, and the loop puts them in
/// place at one commit. Everything but the follower, the executor and the counters belongs to the
/// engine thread.
@NullMarked
package dev.leat.replica.stream;

import org.jspecify.annotations.NullMarked;
