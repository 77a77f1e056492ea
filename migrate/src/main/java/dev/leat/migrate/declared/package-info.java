/// The way from the Java schema to entities.
///
/// A checked `Schema` goes in; for each group of kinds one class here adds the entities of its
/// objects to an [EntityList]: tables and their parts, types, views, roles and rights, functions,
/// publications, comments. SQL texts are written as Postgres reads them, with quoted names and
/// constants in place; nothing is made canonical, because no database is asked. Derived columns
/// become the functions and triggers of the package `derived`.
///
/// Used by one thread, and done when the list is. Start reading at [DeclaredEntities].
@NullMarked
package dev.leat.migrate.declared;

import org.jspecify.annotations.NullMarked;
