/// Whether history, code and database agree.
///
/// [DatabaseCheck] replays the committed migrations in an empty scratch database and compares what
/// comes out with the schema in Java, or with a live database. What it finds is data: a
/// [CheckReport] of [Finding] values, each with a message for a person. Nothing outside of the
/// scratch database is changed. Everything runs on the caller's thread. Start reading at
/// [DatabaseCheck].
@NullMarked
package dev.leat.migrate.check;

import org.jspecify.annotations.NullMarked;
