/// The local copy of the published tables, kept up to date with every commit.
///
/// [Replica#open] either loads the copy that a file holds or makes one: it prepares the upstream
/// database (`upstream`), copies the tables at one moment (`copy`) and from then on applies the
/// replication stream (`stream`) to a [dev.leat.ivm.store.MemoryStore]. Each commit goes to a
/// [CommitListener] and to the file (`store`, over `lmdb`); only what the file holds is confirmed
/// to Postgres. `value` turns text into values, `table` decides what is synced.
///
/// One thread, the engine thread, owns the store, runs the stream and calls the listener; others
/// run tasks on it through [Replica#engineThread]. Snapshots may be read by any thread. Start
/// reading at [Replica], then `stream.ReplicaLoop`.
@NullMarked
package dev.leat.replica;

import org.jspecify.annotations.NullMarked;
