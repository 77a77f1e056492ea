/// Measures reading and writing rows, beside plain JDBC and other libraries, on one server in one
/// run.
///
/// [SqlBench] makes the data, then lets each [Candidate] do the same work in turns, so that
/// whatever else the machine does hits all of them, and prints a table: time, ratio to plain JDBC
/// with its spread, allocation per row. All of them share one connection of one driver. Start
/// reading at [SqlBench].
@NullMarked
package dev.leat.bench.sql;

import org.jspecify.annotations.NullMarked;
