package dev.leat.ivm.engine;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Source;
import dev.leat.query.ast.Ast;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Keeps the results of queries up to date with the commits of a source.
///
/// Threads:
/// - *The engine thread* is the one thread that runs the tasks of the `engineThread` executor. It
///   commits to the source and calls [#advance] right after each commit, with no other engine task
///   between the two. A call of [#advance] from elsewhere throws [IllegalStateException].
/// - [#acquire], [#release], [#read] and the getters may be called by any thread.
/// - Hydrations run on `hydrators`, as many at once as that executor allows.
///
/// All views of one version are published together: what [#read] returns is never a mixture.
public final class Engine {

    /// @param source the tables; its writer is the engine thread
    /// @param engineThread runs tasks one after the other, always on the same thread
    /// @param hydrators runs first computations
    public Engine(
            Source source,
            Executor engineThread,
            Executor hydrators,
            EngineOptions options,
            EngineListener listener) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Asks for a query's view. The future completes, on a thread of `hydrators`, when the view is
    /// hydrated and published; at once if the query is alive already. Each successful call needs
    /// one [#release].
    ///
    /// @param ast the query with server names and without unbound parameters
    /// @param primaryKeys the client's primary key of each table, by server name; a table that is
    ///   absent is known by the source's own key
    /// @return a future that fails with [dev.leat.ivm.plan.InvalidQueryException] if the query does
    ///   not fit the tables
    public CompletableFuture<View> acquire(Ast ast, Map<String, List<String>> primaryKeys) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Gives a view back. When nobody holds it any more, it is kept for the grace period and then
    /// dropped.
    public void release(View view) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Applies a commit to every query that it concerns and publishes the result. On the engine
    /// thread only.
    ///
    /// @throws IllegalStateException if called on another thread, or if the commit does not follow
    ///   the one before
    public void advance(Commit commit) {
        throw new UnsupportedOperationException("not yet");
    }

    /// {@return the newest rows of these views, all at the same version}
    public Reading read(Collection<View> views) {
        throw new UnsupportedOperationException("not yet");
    }

    /// {@return the version of the newest published commit}
    public String version() {
        throw new UnsupportedOperationException("not yet");
    }

    public EngineStatistics statistics() {
        throw new UnsupportedOperationException("not yet");
    }
}
