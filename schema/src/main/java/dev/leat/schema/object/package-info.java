/// The objects of a database that are neither tables nor views: sequences, roles, functions,
/// triggers, policies and whatever else Postgres has.
///
/// Each kind is an immutable value that is made by a static word and refined by others, and checks
/// itself as soon as it is made. What belongs to the database is a [SchemaObject] and is listed in
/// `DatabaseDefinition.objects()`; what belongs to a table or view is an [OwnedObject] and is said
/// with `declare(…)` in its constructor. The module `migrate` turns both into DDL.
///
/// Nothing here talks to a database, and everything may be shared between threads. Start reading at
/// [SchemaObject], [OwnedObject], and the most used kinds: [Role], [Grant], [Policy], [Routine],
/// [Trigger].
@NullMarked
package dev.leat.schema.object;

import org.jspecify.annotations.NullMarked;
