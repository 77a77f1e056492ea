/// What a schema consists of, as data that is written to disk and compared.
///
/// A [Snapshot] is a flat list of [Entity] values with an identity and its parents, so that two of
/// them can be compared, merged and read without a database. [SchemaEntities] makes the entities
/// from the Java schema; [SnapshotJson] writes and reads them, always in the same order, so that a
/// file changes only where the schema did. Everything is immutable. Start reading at [Entity].
@NullMarked
package dev.leat.migrate.snapshot;

import org.jspecify.annotations.NullMarked;
