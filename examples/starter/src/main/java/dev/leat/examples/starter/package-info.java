/// An organization starter: users with sessions, organizations with members and teams, and every
/// way to ask for them, a topic a file.
///
/// [Graphs] reads rows with their related rows, [Selects] joins and sums up, [Writes] inserts,
/// updates and deletes, [Templates] runs SQL as it is, [Memberships] does several things in one
/// transaction. The tests show beside each what it returns. All of it works on the caller's thread,
/// on a [dev.leat.sql.Session] that somebody else opened.
@NullMarked
package dev.leat.examples.starter;

import org.jspecify.annotations.NullMarked;
