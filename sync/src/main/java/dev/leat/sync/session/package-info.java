/// What the front of the sync server and its client groups say to each other.
///
/// The front (sockets, HTTP, calls of the API server) implements [ClientConnection],
/// [QueryTransformer] and [ResultCleanup]; the client groups implement [ClientGroups]. Neither
/// knows more of the other than this package. A socket's messages arrive one at a time and in
/// order: the next one is handed over when the stage returned for the last has completed. A stage
/// that fails with a [dev.leat.protocol.error.ProtocolException] makes the front send its body and
/// close that socket; any other failure becomes an `Internal` error.
///
/// Threads: [ClientGroups] is called on any thread and must not block it; what the front implements
/// may be called on any thread and does not block either. Start reading at [ClientGroups].
@NullMarked
package dev.leat.sync.session;

import org.jspecify.annotations.NullMarked;
