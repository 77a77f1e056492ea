/// The port: HTTP requests, and the upgrade of a request to a socket.
///
/// [SyncListener] binds it and owns Netty's event loops. [HttpHandler] answers health checks and
/// [Statistics], and turns an upgrade request into a WebSocket that
/// [dev.leat.sync.connection.Connections] takes over. Whatever is wrong with an upgrade request,
/// the upgrade is completed and the socket closed with the reason, because browsers hide the answer
/// of a refused upgrade from the page. Nothing here blocks. Start reading at [SyncListener].
@NullMarked
package dev.leat.sync.server;

import org.jspecify.annotations.NullMarked;
