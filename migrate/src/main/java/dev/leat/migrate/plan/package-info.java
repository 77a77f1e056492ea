/// How the changes are carried out: in which order, with which SQL, at which risk.
///
/// [Planner] takes the [dev.leat.migrate.diff.Change] values of a migration and returns [Step]
/// values that can be run one after the other. It refuses what would destroy data unless the caller
/// named it, and what it cannot do without guessing. [Ddl] knows the SQL. Pure functions over
/// immutable values. Start reading at [Planner].
@NullMarked
package dev.leat.migrate.plan;

import org.jspecify.annotations.NullMarked;
