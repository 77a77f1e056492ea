/// How a difference is carried out: in which order, with which SQL, at which risk.
///
/// [Planner] takes two schemas, or their [dev.leat.migrate.diff.Difference], and returns a [Plan]:
/// [Step]s that can be run one after the other, and the questions and problems that stand in the
/// way. What becomes of each part of the old schema is decided first ([Fate]); then all that has to
/// be done is put in order as one graph of [Action]s; then each is written, in the form that fits a
/// database in use ([Forms]). Nothing that would destroy data is done unless the caller named it.
/// Pure functions over immutable values; what is mutable lives for one call. Start reading at
/// [Planner].
@NullMarked
package dev.leat.migrate.plan;

import org.jspecify.annotations.NullMarked;
