/// Typed SQL over JDBC.
///
/// [Database] stands over a `DataSource`; [Transaction] over one connection. Both are a [Session],
/// on which statements are built and run: select, insert, update, delete over one table, a
/// relational [dev.leat.query.Query] as one statement, and raw SQL. In: tables, conditions and
/// queries of `dev.leat.schema` and `dev.leat.query`. Out: records, matched by component name.
///
/// Every value travels as the text that Postgres itself reads and prints ([ValueText]), nested or
/// not, so it arrives exactly. A [Database] and the statements made from it may be used by several
/// threads; a [Transaction] belongs to the thread that runs it. Start reading at [Session].
@NullMarked
package dev.leat.sql;

import org.jspecify.annotations.NullMarked;
