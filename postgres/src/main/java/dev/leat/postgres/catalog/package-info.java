/// What the catalog says about the tables that publications publish, and whether a database is fit
/// for replication.
///
/// Flows in: a connection and the names of publications. Flows out:
/// [dev.leat.postgres.catalog.PublishedTable] records (columns with type, kind and element type,
/// keys, replica identity, row filters), read in one consistent statement sequence, and
/// [dev.leat.postgres.catalog.Preflight] problems that say what to change.
///
/// No state and no threads: everything runs on the caller's connection. Start reading at
/// `PublishedTables`.
@NullMarked
package dev.leat.postgres.catalog;

import org.jspecify.annotations.NullMarked;
