/// An issue tracker on Leat: what an application needs, and nothing else.
///
/// [Tracker] is the database, with one class for each table in [dev.leat.examples.tracker.schema].
/// [TrackerQueries] is what clients may ask for, [TrackerMutators] what they may change,
/// [TrackerSessions] who they are. [TrackerApi] serves all of it to a sync server, and
/// [TrackerData] fills the database with as many rows as wanted. The migrations under
/// `examples/tracker/migrations` are generated from [Tracker].
///
/// Everything is immutable or stateless, so threads are the caller's affair. Start reading at
/// [Tracker], then follow an issue through [dev.leat.examples.tracker.schema.Issues],
/// [TrackerQueries] and [TrackerMutators].
@NullMarked
package dev.leat.examples.tracker;

import org.jspecify.annotations.NullMarked;
