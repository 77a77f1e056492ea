/// A small binding to LMDB, the ordered key-value file that holds the durable copy.
///
/// It calls the C library through `java.lang.foreign`; [LmdbLibrary] finds the library for this
/// machine in the class path and loads it once. Start reading at [LmdbEnvironment]: it opens a file
/// and begins transactions; an [LmdbTransaction] opens named databases, puts, deletes and reads; an
/// [LmdbCursor] walks a database in the order of the key bytes.
///
/// Thread rule: a write transaction belongs to the thread that began it, and there is one at a
/// time. Keys and values are byte arrays, copied in and out. Every failure is an [LmdbException]
/// with the library's own message. A process that dies at any moment leaves the file at the last
/// commit.
@NullMarked
package dev.leat.replica.lmdb;

import org.jspecify.annotations.NullMarked;
