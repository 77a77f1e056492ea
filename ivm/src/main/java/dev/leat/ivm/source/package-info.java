/// What a query reads: tables of rows, seen through immutable snapshots, and the commits that lead
/// from one to the next.
///
/// The replica implements [Source] over the copy of Postgres; a client implements it over its local
/// store. A [Snapshot] never changes and any thread may read it. A [Commit] carries the snapshot
/// before and the one after it, and the net change of each row, so that a pipeline computes its
/// delta for the commit as a whole and never sees a state between. Start reading at [Snapshot].
@NullMarked
package dev.leat.ivm.source;

import org.jspecify.annotations.NullMarked;
