/// How long it takes to compare two schemas.
///
/// [DifferBench] makes a schema of many tables and a successor of it that differs in a few places,
/// and measures what `leat generate` does without a database: to compare the two, and to plan the
/// statements. One thread, no server. Start reading at [DifferBench].
@NullMarked
package dev.leat.bench.migrate;

import org.jspecify.annotations.NullMarked;
