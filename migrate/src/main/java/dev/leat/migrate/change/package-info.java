/// From two sources to the steps between them, with the decisions that a person made.
///
/// [SchemaChange] compares what was asked for, takes [Answers] (renames and accepted losses, as
/// they are written on a command line or in a file) and returns a plan. [StepFacts] adds what only
/// a database knows: how large a table is, how many rows would fail. [ChangeJson] writes it all for
/// programs; [DiffBatch] does so for many pairs in one go, on two threads that end with the call.
/// Start reading at [SchemaChange].
@NullMarked
package dev.leat.migrate.change;

import org.jspecify.annotations.NullMarked;
