/// What a client sends.
///
/// [UpMessage] is the family of messages, [UpJson] its JSON; [DesiredPatch] is a change of the
/// queries that a client wants; [SecProtocol] is the header of the upgrade request that carries the
/// first message and the token; [ConnectParams] are the parameters of its URL. Values only.
@NullMarked
package dev.leat.protocol.up;

import org.jspecify.annotations.NullMarked;
