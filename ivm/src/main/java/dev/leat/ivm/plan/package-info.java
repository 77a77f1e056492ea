/// From an AST to levels that can be evaluated.
///
/// [QueryKey] gives equal queries one form. [Compiler] checks an AST against the tables and makes a
/// [QueryPlan]: a tree of [LevelPlan]s with compiled conditions, total orders, correlations and the
/// indexes that they need. Plans are immutable and shared between threads; conditions are evaluated
/// over a snapshot through an [Evaluation], which belongs to one thread. What is wrong with a query
/// is an [InvalidQueryException]. Start reading at [Compiler].
@NullMarked
package dev.leat.ivm.plan;

import org.jspecify.annotations.NullMarked;
