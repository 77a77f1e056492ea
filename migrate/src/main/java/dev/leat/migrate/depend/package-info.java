/// What an entity needs, read from the entity alone.
///
/// [SqlTokens] takes a text of SQL apart and rewrites names in it; [Mentions] says which objects a
/// text speaks of; [Dependencies] puts structured references and mentions together into one graph
/// of [Part]s: an entity, or a side of one that can be made and dropped by itself, such as the
/// default of a column. Nothing asks a database, so a text may be taken to mention more than it
/// does: a need that is only likely is marked as such ([Need.Strength]) and gives way where needs
/// go round in a ring.
///
/// Pure functions over immutable values. Start reading at [Dependencies].
@NullMarked
package dev.leat.migrate.depend;

import org.jspecify.annotations.NullMarked;
