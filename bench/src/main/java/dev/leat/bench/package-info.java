/// Measurements of the whole system, side by side with the peer it replaces.
///
/// [SyncBench] starts an embedded Postgres with tracker-like data, an API endpoint, and one sync
/// server after the other (Leat's, and the stock one where npm has installed it), and drives both
/// with the same raw sockets: [WireClient]. It prints initial sync, hydration, commit-to-client
/// latency and memory, and their ratio. Every figure in `bench/README.md` names the command that
/// gave it.
@NullMarked
package dev.leat.bench;

import org.jspecify.annotations.NullMarked;
