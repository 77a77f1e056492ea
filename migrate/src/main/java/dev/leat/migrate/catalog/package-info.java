/// What a live database consists of, in PostgreSQL's own words.
///
/// [CatalogReader] reads a database into a [Catalog]: the same entities that a snapshot has, and
/// what those cannot express (views, functions, checks…) as [OtherObject] with its definition. A
/// [CatalogScope] chooses. Types, defaults and predicates are as the server prints them, so two
/// catalogs can be compared as text. A Java schema or a history is brought into that form by
/// building it in a [ScratchDatabase] and reading it back ([CanonicalSchema]).
///
/// Connections last as long as a call; a scratch database until it is closed. Start reading at
/// [CatalogReader].
@NullMarked
package dev.leat.migrate.catalog;

import org.jspecify.annotations.NullMarked;
