/// The guided demonstration: the example application from its Java schema to a change that arrives
/// in a browser's client.
///
/// [Demo][dev.leat.cli.demo.Demo] runs it. A [Stage][dev.leat.cli.demo.Stage] is everything that
/// has to run, started in order and stopped in reverse; a [Story][dev.leat.cli.demo.Story] opens
/// live queries on it, makes changes from three sides and measures when the client shows them; a
/// [Viewer][dev.leat.cli.demo.Viewer] is the published client with those queries.
///
/// All of it runs on the main thread; the servers have their own. Start at `Demo`.
@NullMarked
package dev.leat.cli.demo;

import org.jspecify.annotations.NullMarked;
