/// The published npm client, run in Node without a browser and driven from Java.
///
/// One [ClientProcess][dev.leat.cli.client.ClientProcess] is one Node process that runs
/// `driver.mjs`: commands go in as JSON lines, answers and events come out as JSON lines. It holds
/// any number of [PublishedClient]s, each with live views and mutations. What a client shows
/// arrives in [LiveView]s, which tests and the demonstration wait on with a deadline.
///
/// Threads: one virtual thread per process reads its output and hands every event to the view or
/// mutation it belongs to; all other methods may be called from any thread and block until
/// answered. Start at `ClientProcess`.
@NullMarked
package dev.leat.cli.client;

import org.jspecify.annotations.NullMarked;
