/// The copy of the tables on disk, from which the replica starts again.
///
/// A `DurableStore` is one LMDB file: rows by primary key, the shape of each table, where the copy
/// came from and up to which commit of Postgres it goes. `DurableWriter` feeds it: the engine
/// thread hands over each commit and goes on; a thread of its own writes groups of them, each group
/// in one transaction that waits for the disk, and only then says how far the copy goes, so that
/// only that much is ever confirmed to Postgres. The file is at the boundary of a commit at every
/// moment.
@NullMarked
package dev.leat.replica.store;

import org.jspecify.annotations.NullMarked;
