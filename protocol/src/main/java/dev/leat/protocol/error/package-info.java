/// What a server tells a client when something cannot be done.
///
/// [ErrorBody] is the family of bodies; [ErrorKind] says how the published clients react to each.
/// [ProtocolException] carries a body through code until the connection sends it. Values only.
@NullMarked
package dev.leat.protocol.error;

import org.jspecify.annotations.NullMarked;
