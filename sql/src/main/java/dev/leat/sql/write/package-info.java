/// INSERT, UPDATE, DELETE and MERGE, typed.
///
/// Each statement begins with its table ([InsertInto], [UpdateTable], [DeleteFrom], [MergeInto])
/// and becomes something that runs only when it is complete: an update or delete that says which
/// rows is a [Change]. [Returning] are the rows that come back. In: new rows, assignments,
/// conditions, selects. Out: the number of rows, or rows, through a
/// [dev.leat.sql.result.StatementRunner]. A write that returns rows can be a common table
/// expression of another statement.
///
/// Everything is immutable and may be shared between threads; a statement runs on the thread that
/// asks for it. Start reading at [UpdateTable].
@NullMarked
package dev.leat.sql.write;

import org.jspecify.annotations.NullMarked;
