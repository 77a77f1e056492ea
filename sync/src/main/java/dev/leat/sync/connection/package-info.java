/// Sockets: from the upgrade request to the messages of a client group and back.
///
/// [Connections] knows every open socket and applies the checks of a new one in the order of the
/// protocol; [GroupMembers] is what the sockets of one client group share (its user, its pushes,
/// its inspector). A [ClientSocket] is one socket: its [Inbox] hands messages on one at a time, its
/// [Outbox] gathers what leaves into few flushes and watches slow readers. [MessageHandler] says
/// what each message does. [SocketHandler] is where Netty comes in.
///
/// Threads: Netty's event loops read, answer pings and write, and never block or parse; messages
/// are parsed and handled on virtual threads, one message of a socket at a time. Start reading at
/// [Connections].
@NullMarked
package dev.leat.sync.connection;

import org.jspecify.annotations.NullMarked;
