/// What tests on PostgreSQL stand on: one server per test run, a fresh database per test, and a
/// look for leaks afterwards.
///
/// Flows in: a test class with `@ExtendWith(PostgresExtension.class)` (or
/// [dev.leat.testing.PostgresTest]) and a parameter of type [dev.leat.testing.TestDatabase]. Flows
/// out: an empty database of its own, dropped after the test, with its replication slots.
///
/// The server is an embedded one, started at the first need and stopped with the JVM, or a running
/// one that the environment names ([dev.leat.testing.TestServer]). Tests may run in parallel: each
/// has its own database. Start reading at `PostgresExtension`.
@NullMarked
package dev.leat.testing;

import org.jspecify.annotations.NullMarked;
