/// A live database as the Java that declares it.
///
/// [Pull] takes the entities of a [dev.leat.migrate.catalog.Catalog] and writes a package: one
/// class for each table and view, one enum for each enum type, one class of constants for all other
/// objects and the [dev.leat.schema.DatabaseDefinition] that lists them. What is written compiles,
/// and its difference with the database is empty; what Java cannot declare is listed beside it.
///
/// [Names] chooses the Java names once, [Types] the column types; each kind of object has a writer
/// of its own. Everything is computed on the caller's thread from immutable values. Start reading
/// at [Pull].
@NullMarked
package dev.leat.migrate.pull;

import org.jspecify.annotations.NullMarked;
