/// What must change to get from one snapshot to the next.
///
/// [Differ] compares two lists of entities and the renames that the schema declares, and returns
/// [Change] values in no particular order. It decides *what* changes, not how: order, SQL and risk
/// belong to `plan`. Pure functions over immutable values. Start reading at [Differ].
@NullMarked
package dev.leat.migrate.diff;

import org.jspecify.annotations.NullMarked;
