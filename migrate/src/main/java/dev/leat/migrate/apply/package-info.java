/// Brings a database up to date, once, wholly or not at all.
///
/// [Migrator] takes the migrations of a folder, asks the [Ledger] which of them the database has,
/// and runs the others in their order in one transaction under an advisory lock, ledger rows
/// included. Whatever starts at the same time waits and then finds nothing to do. A history that
/// was edited, or a migration that the folder lacks, is an error before anything runs. A migrator
/// holds one connection for the time of a call and no thread. Start reading at [Migrator].
@NullMarked
package dev.leat.migrate.apply;

import org.jspecify.annotations.NullMarked;
