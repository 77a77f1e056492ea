/// Java values of the Postgres types for which the JDK has none.
///
/// Ranges, intervals, network addresses, geometric shapes, bit strings, byte strings, vectors. All
/// are immutable, equal by content, and know their text in Postgres: `parse(String)` reads what the
/// server prints (in its default settings), `toString()` gives what its input function takes.
/// Unreadable text is an [IllegalArgumentException] that does not quote the text, which is data.
///
/// [DateTimeText], [ArrayText], [CompositeText] and [HstoreText] do the same for types whose Java
/// type is the JDK's. Nothing here knows columns or SQL types; `dev.leat.schema.TextFormat` picks
/// the right one for a column. Everything may be used by any thread.
@NullMarked
package dev.leat.schema.value;

import org.jspecify.annotations.NullMarked;
