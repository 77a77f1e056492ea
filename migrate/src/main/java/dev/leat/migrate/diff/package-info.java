/// What must change to get from one snapshot to the next.
///
/// [Differ] compares two lists of entities, after it has brought the old one to the names of the
/// new one by the renames that were declared, and returns a [Difference]: both sides under today's
/// names, the renames that have something to do, and [Question]s where something might have been
/// renamed and nobody said so. It decides *what* changes, not how: order, SQL and risk belong to
/// `plan`. Pure functions over immutable values. Start reading at [Differ].
@NullMarked
package dev.leat.migrate.diff;

import org.jspecify.annotations.NullMarked;
