/// What a query holds, at one version and since which.
///
/// A [ViewSnapshot] is immutable: the rows of a query's whole result tree with the number of levels
/// that hold each, and a log of the keys that changed, by version, back to a floor. Rows are known
/// by [RowKey], which follows the primary key of the *client's* schema. A [ViewDelta] collects what
/// a commit adds and takes away and makes the next snapshot. Nothing here owns a thread. Start
/// reading at [ViewSnapshot].
@NullMarked
package dev.leat.ivm.view;

import org.jspecify.annotations.NullMarked;
