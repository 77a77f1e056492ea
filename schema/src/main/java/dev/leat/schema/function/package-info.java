/// The functions and operators of Postgres by topic, typed, for static import.
///
/// [Aggregates] and [Windows] sum up rows; [Arrays], [Json], [Ranges], [TextSearch], [Vectors] and
/// [Dates] are about the types of these names. Everything here makes a [dev.leat.schema.Expression]
/// or [dev.leat.schema.Condition] of others; what is missing is said with
/// [dev.leat.schema.Functions#function] or [dev.leat.schema.SqlTemplate]. In: expressions and Java
/// values, which become parameters or literals. Out: expressions.
///
/// Everything is immutable. Start reading at [Aggregates].
@NullMarked
package dev.leat.schema.function;

import org.jspecify.annotations.NullMarked;
