/// From a commit to changes of views.
///
/// A [Graph] holds the queries that are maintained together. A commit's row changes are routed by
/// the values of rows to those who can be concerned, through a [Feed] for each table: to the levels
/// of a [Pipeline] that hold the partition of the row, and to [ExistsNode]s, which are shared by
/// all queries with the same EXISTS condition. A node finds out for which values the answer flips
/// and routes the parent rows of these values on, as touched. Each pipeline that was reached then
/// goes through its levels once, from the root down, comparing the snapshots before and after the
/// commit. There are no states between.
///
/// A graph and its pipelines belong to one thread at a time. Start reading at [Graph], then
/// [LevelState].
@NullMarked
package dev.leat.ivm.delta;

import org.jspecify.annotations.NullMarked;
