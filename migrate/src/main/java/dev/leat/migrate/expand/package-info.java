/// Changes that old servers and clients survive: first the database gives more, then servers and
/// clients move, then the database takes away.
///
/// [ProductionPlan] divides the difference between the last migration and the schema into stages. A
/// column that is renamed, or becomes optional, exists twice for a while: [PairedColumn] names the
/// two, [PairTrigger] keeps them alike whoever writes, [Backfill] copies what there is. Pure
/// functions over entities. Start reading at [ProductionPlan].
@NullMarked
package dev.leat.migrate.expand;

import org.jspecify.annotations.NullMarked;
