/// Snapshots that were lost, worked out from the SQL of their migrations.
///
/// [LostSnapshots] takes a folder in which migrations have no snapshot. [Lineage] says which
/// snapshots they had and came after, as far as the other migrations tell; [ReplayedHistory] runs
/// all of them on a scratch database and reads what each of the lost ones changed; [Wording] puts
/// that into the words of the nearest snapshot, or schema, that means the same, since the server's
/// own words would look like changes to whatever compares texts. Out come [RestoredSnapshot]s,
/// which are written whole or not at all. Everything runs on the caller's thread. Start reading at
/// [LostSnapshots].
@NullMarked
package dev.leat.migrate.recover;

import org.jspecify.annotations.NullMarked;
