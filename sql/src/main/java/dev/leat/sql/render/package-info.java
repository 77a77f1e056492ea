/// Writes statements: text with `?` and the parameters beside it.
///
/// [SqlText] collects both and ends as [Rendered]. [StatementWriter] is the
/// [dev.leat.schema.SqlWriter] of statements: it knows which tables the statement mentions at each
/// level and by which names, so that expressions and conditions of `dev.leat.schema` find their
/// columns, and it turns every constant into a parameter ([ParameterWriter]). The same statement
/// can be written into DDL, where constants stand in place. In: expressions, conditions, names.
/// Out: SQL. Values become text here ([ValueText]); nothing here runs anything.
///
/// Everything is used by one thread while one statement is put together. Start reading at
/// [StatementWriter].
@NullMarked
package dev.leat.sql.render;

import org.jspecify.annotations.NullMarked;
