/// Incremental maintenance of queries: a query is compiled once, hydrated once, and from then on
/// each commit changes what it holds.
///
/// The packages, from the ground up: [dev.leat.ivm.source] is what queries read (tables, snapshots,
/// commits); [dev.leat.ivm.btree] is the persistent ordered tree under everything;
/// [dev.leat.ivm.store] is the source that lives in memory; [dev.leat.ivm.view] is what a query
/// holds; [dev.leat.ivm.plan] turns an AST into levels; [dev.leat.ivm.delta] turns a commit into
/// changes of views; [dev.leat.ivm.engine] owns the queries that are being maintained. Start
/// reading at [dev.leat.ivm.engine.Engine].
@NullMarked
package dev.leat.ivm;

import org.jspecify.annotations.NullMarked;
