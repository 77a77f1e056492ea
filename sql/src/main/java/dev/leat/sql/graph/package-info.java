/// Runs relational queries: graphs of rows in one statement.
///
/// A [dev.leat.query.Query] and what its rows are to become (a record of the user's, or [RowGraph])
/// make a [GraphPlan]: a tree of [Level]s, each knowing which values the statement gives for a row
/// and what is made of them. Plans of the same shape share their levels, so a record's constructor
/// and readers are looked up once.
///
/// [QueryRenderer] writes the statement. Related rows come as rows of the result where one key
/// finds them ([Link]): [LinkedLevels] writes a level after the other, [Layout] says which column
/// holds what, and [LinkedRows] puts them together. Where each parent has a limit of its own, or
/// the way leads through a junction, they come as one value per relation in the binary row format
/// of Postgres, which [BinaryRows] reads without any tree in between. Chosen by measurement: rows
/// of the result take half the time of packed ones, and JSON twice as long as those.
///
/// In: queries, record classes. Out: rendered statements and readers of their rows. Plans and
/// levels are immutable and shared between threads. Start reading at [GraphPlan].
@NullMarked
package dev.leat.sql.graph;

import org.jspecify.annotations.NullMarked;
