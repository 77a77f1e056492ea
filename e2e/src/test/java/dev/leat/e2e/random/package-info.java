/// Random queries and random transactions, with Postgres itself as the judge.
///
/// A [Description][dev.leat.e2e.random.Description] says what a query means. The published client
/// and the API server build it with the published query builder; [SqlOracle] renders it as one SQL
/// statement. After every transaction the client's views must equal what Postgres answers, and the
/// rows the client holds must be those it needs and none it may not have.
///
/// Everything runs on the test's thread. A failure names the seed; `-Dleat.seed=` repeats it. Start
/// at `RandomSyncTest`.
@NullMarked
package dev.leat.e2e.random;

import org.jspecify.annotations.NullMarked;
