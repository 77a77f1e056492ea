/// The wire form of a query: the Zero AST as immutable records.
///
/// [Ast] is one level: a table, its condition, its order and limit, and the related sub-trees that
/// hang on it. Conditions are the sealed family [AstCondition]. Names in an AST that reaches a
/// server are *server* names. [AstJson] reads and writes the JSON of the protocol; [AstNormalizer]
/// gives equal queries one form. Everything here is immutable and may be shared between threads.
/// Start reading at [Ast].
@NullMarked
package dev.leat.query.ast;

import org.jspecify.annotations.NullMarked;
