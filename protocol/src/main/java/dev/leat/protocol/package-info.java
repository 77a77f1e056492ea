/// The Zero sync protocol as data: messages, their JSON, and the rules of versions and cookies.
///
/// From the bottom: [dev.leat.protocol.json] reads fields with errors that name their path;
/// [dev.leat.protocol.error] and [dev.leat.protocol.mutation] are shared by both directions;
/// [dev.leat.protocol.up] is what a client sends, [dev.leat.protocol.down] what it receives,
/// [dev.leat.protocol.poke] the fast way to write pokes, and [dev.leat.protocol.api] the contract
/// of the two HTTP endpoints of an API server. This package holds what all of them mention:
/// [Cookie], [LexiVersion], [ProtocolVersion], [ClientSchema] and the header of the upgrade request
/// ([SecProtocol] in `up`).
///
/// Everything is an immutable value without threads of its own. Reading is lenient to unknown
/// fields and strict about the known ones; writing is exactly what published clients expect. Start
/// reading at [dev.leat.protocol.up.UpMessage].
@NullMarked
package dev.leat.protocol;

import org.jspecify.annotations.NullMarked;
