/// Brings a database up to date, once, wholly or not at all.
///
/// [Migrator] takes the migrations of a folder, asks the [Ledger] which of them the database has
/// ([Standing]), and has [BatchRun] run the others in their order in one transaction under the
/// [MigrationLock], ledger rows included. Only a step that cannot run in a transaction splits it;
/// the [StepLog] then says where the next run goes on, and [HalfDone] clears up what was cut off.
/// Steps are SQL or a [JavaMigration]. Whatever starts at the same time waits and then finds
/// nothing to do. A history that was edited, or a migration that the folder lacks, is an error
/// before anything runs. A migrator holds one connection for the time of a call, and a thread with
/// a second one while it may have to wait for locks. Start reading at [Migrator].
@NullMarked
package dev.leat.migrate.apply;

import org.jspecify.annotations.NullMarked;
