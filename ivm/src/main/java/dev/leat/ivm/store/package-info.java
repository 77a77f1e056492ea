/// Tables in memory, with versions.
///
/// [MemoryStore] is a [dev.leat.ivm.source.Source]: each table is a persistent tree of rows by
/// primary key and one more tree for each index that a query asked for. One thread, the writer,
/// changes it in transactions; a commit publishes an immutable snapshot and says what changed, row
/// by row. Any thread reads snapshots. [BulkLoad] builds a whole table from rows in any order, on
/// any thread, before the writer installs it. Start reading at [MemoryStore].
@NullMarked
package dev.leat.ivm.store;

import org.jspecify.annotations.NullMarked;
