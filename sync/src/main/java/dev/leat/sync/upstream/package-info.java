/// Calls of the application's API server.
///
/// [QueryService] looks named queries up and checks credentials, [Pusher] delivers the mutations of
/// one client group in order, [ResultCleaner] lets results be deleted. They speak through an
/// [ApiTransport]: [HttpTransport] for an API server anywhere, [InProcessTransport] for one in this
/// JVM. [CallHeaders] decides what of a connection's credentials goes into a call. What fails comes
/// out as the error body that the client is to receive.
///
/// Calls block on virtual threads that are made here; callers never wait. Start reading at
/// [QueryService].
@NullMarked
package dev.leat.sync.upstream;

import org.jspecify.annotations.NullMarked;
