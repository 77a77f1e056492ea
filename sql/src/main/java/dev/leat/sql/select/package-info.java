/// SELECT, typed.
///
/// [Select] says what, from where, which rows, in what order; [SelectRenderer] writes it. It is
/// also a part of other statements: a subquery, a source ([TableExpression]: subqueries, common
/// table expressions, lists of values, functions), a side of a UNION. In: expressions, conditions,
/// tables and projections. Out: rows as the projection makes them, through a
/// [dev.leat.sql.result.StatementRunner].
///
/// Everything is immutable and may be shared between threads; a select runs on the thread that asks
/// for its rows. Start reading at [Select].
@NullMarked
package dev.leat.sql.select;

import org.jspecify.annotations.NullMarked;
