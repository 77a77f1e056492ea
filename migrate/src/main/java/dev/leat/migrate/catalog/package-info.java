/// What a database consists of, in PostgreSQL's own words.
///
/// [CatalogReader] reads a live database into a [Catalog]: the same entities that a snapshot has,
/// every kind with a class of its own that holds its query, and what no entity can express (foreign
/// tables, casts…) as [OtherObject] with its definition. A [CatalogScope] chooses. Types, defaults
/// and predicates are as the server prints them with an empty search path, so two catalogs can be
/// compared as text. A Java schema, a snapshot or a history is brought into that form by building
/// it in a [ScratchDatabase] and reading it back ([CanonicalSchema]), SQL text likewise
/// ([SqlFile]). A [Comparison] does what is needed for two [Source]s of any kind.
///
/// Connections last as long as a call; a scratch database until it is closed. Start reading at
/// [CatalogReader] and [Comparison].
@NullMarked
package dev.leat.migrate.catalog;

import org.jspecify.annotations.NullMarked;
