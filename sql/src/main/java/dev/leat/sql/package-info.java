/// Typed SQL over JDBC.
///
/// A [Session] is what statements are built on and run: a [Database] over a `DataSource`, with
/// replicas if it has some; a [Transaction] over one connection; a [TenantSession] over either, for
/// the rows of one tenant. What is called `Shared…` knows no tenant, and the compiler keeps
/// tenants' tables out of it. Its words start selects (`select`), writes (`write`), relational
/// queries (`graph`), bulk inserts ([CopyInto]) and raw SQL. In: tables, conditions and queries of
/// `dev.leat.schema` and `dev.leat.query`. Out: records, matched by component name; what Postgres
/// refuses is a [DatabaseException], which names objects of the schema.
///
/// Every value travels as the text that Postgres itself reads and prints, nested or not, so it
/// arrives exactly. All but [Transaction] may be used by several threads; a transaction is its
/// thread's, where [Database#current()] finds it ([Ambient]). No thread is owned here. Start
/// reading at [Session], then [TransactionRun].
@NullMarked
package dev.leat.sql;

import org.jspecify.annotations.NullMarked;
