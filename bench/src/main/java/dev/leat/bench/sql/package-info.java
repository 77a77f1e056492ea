/// Measures reading and writing rows, beside plain JDBC and other libraries, on one server in one
/// run.
///
/// [SqlBench] starts one JVM after the other ([BenchRun]), in which each [Candidate] does the same
/// work in short turns, so that whatever else the machine does hits all of them. A [Turn] is
/// compared with plain JDBC's turn right beside it ([Comparison]). In: options. Out: a table with
/// time, ratio to plain JDBC with its spread, allocation per row. All candidates share one
/// connection of one driver and one thread. Start reading at [SqlBench].
@NullMarked
package dev.leat.bench.sql;

import org.jspecify.annotations.NullMarked;
