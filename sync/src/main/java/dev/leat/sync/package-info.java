/// The sync server: it keeps the results of queries live in clients that speak the Zero protocol.
///
/// [SyncServer] puts it together: a replica follows Postgres, an engine keeps query results up to
/// date with each commit, [dev.leat.sync.group] turns changes of results into pokes for groups of
/// clients, [dev.leat.sync.connection] moves them over sockets that [dev.leat.sync.server]
/// accepted, [dev.leat.sync.upstream] asks the application's API server what queries mean and has
/// it run mutations, [dev.leat.sync.cvr] remembers groups across restarts. The front and the groups
/// meet only in [dev.leat.sync.session]. Settings are in [dev.leat.sync.config].
///
/// Threads: one engine thread applies commits; hydrations, groups, messages and HTTP calls run on
/// virtual threads and a few workers; Netty's event loops read and write. Start reading at
/// [SyncServer].
@NullMarked
package dev.leat.sync;

import org.jspecify.annotations.NullMarked;
