/// What both endpoints know about a request, and how a request is refused.
///
/// In come the headers that the sync server forwards and the JSON arguments of a call; out go a
/// [Caller] that queries and mutators are given, and typed arguments ([Args]). An [Authenticator]
/// written by the application turns headers into an [Identity] or refuses with 401 or 403
/// ([AuthenticationFailure]). [ApplicationError] is the one exception whose message and details
/// reach the client as written; [ErrorPolicy] decides about every other one.
///
/// Everything here is immutable and may be shared between threads. Start reading at [Caller].
@NullMarked
package dev.leat.api.request;

import org.jspecify.annotations.NullMarked;
