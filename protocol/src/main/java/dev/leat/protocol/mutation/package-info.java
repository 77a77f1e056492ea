/// Mutations, their ids and their results, and the body of a push.
///
/// The same [PushBody] travels from the client to the sync server and from there to the API server.
/// Values only; [MutationJson] is their JSON. Start reading at [Mutation].
@NullMarked
package dev.leat.protocol.mutation;

import org.jspecify.annotations.NullMarked;
