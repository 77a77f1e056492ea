/// Fills tables with test data: the same seed gives the same data, everywhere and always.
///
/// [Seeder] is told tables, numbers of rows and generators, puts the tables into the order of their
/// foreign keys ([TableOrder]), makes rows ([TableRows]) and inserts them. A [Generator] makes the
/// values of a column; [Generators] has the usual ones, and chooses by the column's name and type
/// where nothing was said. What checks say of single columns is kept to ([Bounds]). In: tables of a
/// schema, a session. Out: rows in Postgres.
///
/// A seeder is used by one thread. Start reading at [Seeder].
@NullMarked
package dev.leat.sql.seed;

import org.jspecify.annotations.NullMarked;
