/// Which tables the replica holds, in which shape, and why it holds others not.
///
/// [TableSelection] judges what the catalog publishes: each table becomes a [ReplicaTable], with
/// the columns that are synced, the key by which the stream names its rows and the columns that
/// stay behind, or a [SkippedTable] with the reason. A [ReplicaSchema] is all of them at one moment
/// of the stream; it is stored with the rows and compared with the catalog to find what changed.
/// Everything is immutable.
@NullMarked
package dev.leat.replica.table;

import org.jspecify.annotations.NullMarked;
