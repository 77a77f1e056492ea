/// Migrations that write themselves.
///
/// A schema in Java becomes a flat list of entities (`snapshot`). The difference from the last
/// committed snapshot is a list of changes (`diff`), which `plan` orders by what depends on what,
/// classifies by what it may cost, and renders as SQL. `history` keeps the result as a folder per
/// migration; `apply` brings a database up to date in one transaction, under a lock, with a ledger.
///
/// [Generator] is the way in for writing a migration, [dev.leat.migrate.apply.Migrator] for
/// applying. Nothing here keeps threads; a migrator holds one connection for the time of a call.
@NullMarked
package dev.leat.migrate;

import org.jspecify.annotations.NullMarked;
