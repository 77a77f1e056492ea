/// The queries that are being maintained, each once however many clients hold it.
///
/// Commits come in through [Engine#advance] on the engine thread; requests come in through
/// [Engine#acquire] and [Engine#release] on any thread; new [View] snapshots go out together with
/// their version through [Engine#read] and [EngineListener]. Hydrations run on an executor that the
/// caller gives, over snapshots, and are caught up before they are published. Start reading at
/// [Engine].
@NullMarked
package dev.leat.ivm.engine;

import org.jspecify.annotations.NullMarked;
