/// What comes back from statements: rows, and how they become Java values.
///
/// A [Projection] says which expressions a statement gives for a row and what is made of them:
/// single values, tuples, records, nested at will ([Rows] makes them). A [StatementRunner] runs
/// rendered statements; sessions are runners. In: rendered SQL, rows of texts. Out: records,
/// tuples, values. Exceptions name what does not fit.
///
/// Everything here is immutable and may be shared, except what a runner says about itself. Start
/// reading at [Projection].
@NullMarked
package dev.leat.sql.result;

import org.jspecify.annotations.NullMarked;
