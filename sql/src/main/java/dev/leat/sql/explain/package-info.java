/// What Postgres intends to do for a statement, as values.
///
/// [ExplainPlan] asks by `EXPLAIN (FORMAT JSON)` and holds the tree of nodes with costs, and with
/// what really happened if the statement was run for it. In: rendered statements. Out: records. All
/// of them are immutable. Start reading at [ExplainPlan].
@NullMarked
package dev.leat.sql.explain;

import org.jspecify.annotations.NullMarked;
