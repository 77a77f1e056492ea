/// Queries over related rows, as values.
///
/// A [Query] is written once and then run, watched, sent or printed by other modules. Here are the
/// value and its builder ([Query], with `from`), its compilation to the wire form
/// ([dev.leat.query.ast.Ast], with names as Postgres has them) and the protocol's query hashes
/// ([QueryHash]). In: tables and conditions of `dev.leat.schema`. Out: an AST.
///
/// Everything is immutable and may be shared between threads. Start reading at [Query].
@NullMarked
package dev.leat.query;

import org.jspecify.annotations.NullMarked;
