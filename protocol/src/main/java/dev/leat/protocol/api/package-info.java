/// The contract between the sync server and the application's API server: what the two HTTP
/// endpoints receive and answer.
///
/// [ApiServer] is the contract as an interface, so that an API server in the same JVM can be called
/// without HTTP. [TransformRequest] and [TransformResponse] belong to the query endpoint,
/// [dev.leat.protocol.mutation.PushBody] and [PushResponse] to the mutate endpoint; [ApiJson] is
/// their JSON with the legacy forms. Values only.
@NullMarked
package dev.leat.protocol.api;

import org.jspecify.annotations.NullMarked;
