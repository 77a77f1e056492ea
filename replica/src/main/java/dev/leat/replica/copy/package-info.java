/// Copies whole tables at one moment: all of them for a new replica, some after a change of the
/// schema.
///
/// [TableCopier] reads tables in the snapshot that a replication slot exported, several at a time,
/// and builds each as a [dev.leat.ivm.store.BulkLoad]. [InitialSync] does that for all published
/// tables and says from which position the stream goes on. The threads live as long as the call.
@NullMarked
package dev.leat.replica.copy;

import org.jspecify.annotations.NullMarked;
