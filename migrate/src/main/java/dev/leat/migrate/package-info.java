/// Migrations that write themselves.
///
/// A schema in Java becomes a flat list of entities (`snapshot`). The difference from the last
/// committed snapshot is a list of changes (`diff`), which `plan` orders by what depends on what,
/// classifies by what it may cost, and renders as SQL. `history` keeps the result as a folder per
/// migration; `apply` brings a database up to date in one transaction, under a lock, with a ledger.
/// `catalog` reads a live database into entities; `check` proves that history, schema and database
/// agree.
///
/// [Generator] is the way in for writing a migration, [dev.leat.migrate.apply.Migrator] for
/// applying, [dev.leat.migrate.check.DatabaseCheck] for checking. No thread outlives a call; a
/// migrator holds one connection for its time, and a second one while it may have to wait for
/// locks.
@NullMarked
package dev.leat.migrate;

import org.jspecify.annotations.NullMarked;
