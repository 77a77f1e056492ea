package dev.leat.sync.group;

import dev.leat.ivm.engine.Engine;
import dev.leat.ivm.source.Source;
import dev.leat.sync.cvr.GroupStore;
import dev.leat.sync.session.QueryTransformer;
import dev.leat.sync.session.ResultCleanup;
import java.util.Objects;
import java.util.concurrent.Executor;

/// What client groups stand on. Everything here may be called by any thread.
///
/// @param engine maintains the queries
/// @param source the tables that the engine reads
/// @param watch the listener that the engine was made with
/// @param store where groups survive a restart
/// @param transformer looks named queries up
/// @param cleanup deletes results of mutations that nobody will ask for
/// @param tables explains why a table or column is not there
/// @param timers time
/// @param executor runs the groups; a virtual thread a task is right, because groups block on the
///   store
public record GroupServices(
        Engine engine,
        Source source,
        ViewWatch watch,
        GroupStore store,
        QueryTransformer transformer,
        ResultCleanup cleanup,
        SyncedTables tables,
        Timers timers,
        Executor executor) {
    public GroupServices {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(watch, "watch");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(transformer, "transformer");
        Objects.requireNonNull(cleanup, "cleanup");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(timers, "timers");
        Objects.requireNonNull(executor, "executor");
    }
}
