/// Queries of the wire as SQL.
///
/// In: an [dev.leat.query.ast.Ast] with server names and a [WireCatalog], the types of the tables
/// it names, taken from a schema or from the database itself. Out: one statement whose rows are
/// JSON objects with values as the protocol has them ([WireRenderer]). So a query that a client
/// sent can be run inside a transaction, and Postgres can answer what a live result must equal.
///
/// Everything is immutable. Start reading at [WireRenderer].
@NullMarked
package dev.leat.sql.wire;

import org.jspecify.annotations.NullMarked;
