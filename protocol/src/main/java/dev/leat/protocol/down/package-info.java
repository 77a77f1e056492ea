/// What a client receives.
///
/// [DownMessage] is the family of messages, [DownJson] its JSON; [PokePart] is a piece of the
/// change that takes a client from one cookie to the next. The server writes pokes through
/// [dev.leat.protocol.poke] instead; the records here serve readers and tests. Values only.
@NullMarked
package dev.leat.protocol.down;

import org.jspecify.annotations.NullMarked;
