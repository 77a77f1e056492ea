package dev.leat.ivm.engine;

import dev.leat.ivm.plan.QueryKey;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.query.ast.Ast;
import org.jspecify.annotations.Nullable;

/// One maintained query, shared by everyone who asked for it. Acquired from and released to the
/// [Engine]; any thread may read it.
///
/// Views have identity: the same query and keys give the same object for as long as it is alive.
public final class View {
    private final QueryKey query;
    private final String hydratedAt;
    private final long hydrationNanos;
    private volatile ViewSnapshot current;
    private volatile @Nullable Throwable failure;

    View(QueryKey query, String hydratedAt, long hydrationNanos, ViewSnapshot current) {
        this.query = query;
        this.hydratedAt = hydratedAt;
        this.hydrationNanos = hydrationNanos;
        this.current = current;
    }

    /// {@return the query in its normal form}
    public Ast ast() {
        return query.ast();
    }

    QueryKey query() {
        return query;
    }

    /// {@return the version of the snapshot on which it was first computed}
    public String hydratedAt() {
        return hydratedAt;
    }

    /// {@return how long the first computation took, in nanoseconds}
    public long hydrationNanos() {
        return hydrationNanos;
    }

    /// {@return the newest rows. Two views read one after the other may be at different versions;
    /// use [Engine#read] for a consistent set}
    public ViewSnapshot snapshot() {
        return current;
    }

    /// {@return why it is not maintained any longer, or null while it is}
    public @Nullable Throwable failure() {
        return failure;
    }

    void publish(ViewSnapshot next) {
        current = next;
    }

    void fail(Throwable why) {
        failure = why;
    }

    @Override
    public String toString() {
        return "View of " + ast().table() + " (" + current.size() + " rows)";
    }
}
