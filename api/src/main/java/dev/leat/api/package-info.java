/// The application's side of live sync: named queries and mutators, and the two endpoints that
/// serve them.
///
/// A sync server asks the query endpoint what a client's named queries mean, and hands it the
/// client's mutations. [ApiHandler] answers both: in process, to a sync server in the same JVM, or
/// behind [ApiHttpServer]. In comes a call with the headers that the sync server forwards; the
/// application's [dev.leat.api.request.Authenticator] says who it is;
/// [dev.leat.api.queries.Queries] and [dev.leat.api.mutators.Mutators], both plain lambdas by name,
/// do the work; out goes an answer exactly as the Zero protocol has it.
///
/// Nothing here owns a thread but [ApiHttpServer]; everything else is immutable and is called on
/// the caller's (virtual) threads. Start reading at [ApiHandler].
@NullMarked
package dev.leat.api;

import org.jspecify.annotations.NullMarked;
