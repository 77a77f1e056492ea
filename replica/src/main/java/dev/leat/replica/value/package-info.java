/// From the text of Postgres to the values of a row.
///
/// The initial copy and the replication stream both deliver values as text; both go through the
/// same [RowReader], so a row is the same by either way. [ColumnType] says which types of Postgres
/// are synced and as what; [TypeMapping] is the table of it. A single value that has no counterpart
/// (a `bigint` beyond 2^53, `NaN`, `infinity`, text that cannot be read) becomes null and is
/// reported to [ValueWarnings], which logs it at a limited rate and never shows the value.
///
/// Everything here is immutable but [ValueWarnings], which any thread may call.
@NullMarked
package dev.leat.replica.value;

import org.jspecify.annotations.NullMarked;
