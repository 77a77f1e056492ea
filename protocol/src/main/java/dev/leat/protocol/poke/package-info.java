/// Writing pokes as bytes.
///
/// A commit's changes go to many clients, so its rows are encoded once ([JsonBytes] helps) and
/// [PokeWriter] gathers encoded rows, query and mutation patches into the parts of a poke: UTF-8
/// JSON objects of at most about a megabyte that are the same for every receiver. [PokeFrames]
/// wraps parts for the wire: `pokePart` texts up to protocol version 51, binary chunks from 52 on.
/// A writer belongs to one thread; the byte arrays it returns are never changed again and may be
/// shared. Start reading at [PokeWriter].
@NullMarked
package dev.leat.protocol.poke;

import org.jspecify.annotations.NullMarked;
