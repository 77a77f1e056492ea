package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Condition;
import dev.leat.ivm.plan.Evaluation;
import dev.leat.ivm.plan.QueryPlan;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.view.ViewBuilder;
import dev.leat.ivm.view.ViewDelta;
import dev.leat.ivm.view.ViewSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One query that is being maintained: the state of its levels, and what it holds. Belongs to one
/// thread at a time.
public final class Pipeline {
    private final QueryPlan plan;
    private final List<LevelState> levels = new ArrayList<>();
    private ViewSnapshot view;
    private final List<ExistsNode> nodes = new ArrayList<>();
    private @Nullable Graph graph;
    private @Nullable Throwable failure;

    private Pipeline(QueryPlan plan, Snapshot snapshot) {
        this.plan = plan;
        LevelState root = new LevelState(this, plan.root(), plan.root().partition(), levels);
        root.reference(plan.rootKey(), 1);
        ViewBuilder rows = new ViewBuilder(snapshot.version());
        Evaluation evaluation = Evaluation.ofOneQuery(snapshot);
        levels.forEach(level -> level.apply(null, evaluation, rows));
        this.view = rows.build();
    }

    /// {@return the query over the snapshot; any thread may do this}
    ///
    /// @throws IllegalStateException if an index of the plan is not in the snapshot
    public static Pipeline hydrate(QueryPlan plan, Snapshot snapshot) {
        return new Pipeline(plan, snapshot);
    }

    public QueryPlan plan() {
        return plan;
    }

    /// {@return what it holds now}
    public ViewSnapshot view() {
        return view;
    }

    /// Lets what this pipeline holds be the successor of what another one held: the log goes on.
    ///
    /// @param reshaped tables whose rows count as changed even if their values did not
    /// @return whether a row came, went or changed
    public boolean continueFrom(
            ViewSnapshot previous, String version, long logLimit, Set<String> reshaped) {
        view = previous.replacedBy(view, version, logLimit, reshaped);
        return !view.version().equals(previous.version());
    }

    /// {@return how many rows of its levels the commit touched}
    public int touchedRows() {
        int sum = 0;
        for (LevelState level : levels) {
            sum += level.touchedRows();
        }
        return sum;
    }

    /// Applies the commit that reached it.
    ///
    /// @return whether a row came, went or changed
    public boolean apply(Step step, long logLimit) {
        Throwable reported = failure;
        if (reported != null) {
            throw new IllegalStateException("a condition could not be evaluated", reported);
        }
        ViewDelta delta = new ViewDelta();
        for (LevelState level : levels) {
            level.apply(step.before(), step.after(), delta);
        }
        ViewSnapshot old = view;
        view = old.with(delta, step.after().snapshot().version(), logLimit);
        return !view.version().equals(old.version());
    }

    /// {@return whether a graph tells it of commits}
    public boolean isAttached() {
        return graph != null;
    }

    void reached() {
        Graph owner = graph;
        if (owner != null) {
            owner.reach(this);
        }
    }

    void fail(Throwable why) {
        failure = why;
        reached();
    }

    void attach(Graph owner) {
        if (graph != null) {
            throw new IllegalStateException("attached already");
        }
        graph = owner;
        for (LevelState level : levels) {
            List<Feed> feeds = new ArrayList<>();
            feeds.add(owner.feed(level.plan().table().name()));
            for (Condition.Exists exists : level.plan().exists()) {
                ExistsNode node = owner.acquire(exists.level());
                nodes.add(node);
                Feed feed = node.edge(exists.parents(), level.plan().sourceKey());
                if (!feeds.contains(feed)) {
                    feeds.add(feed);
                }
            }
            level.subscribe(feeds);
        }
    }

    void detach() {
        Graph owner = graph;
        if (owner == null) {
            return;
        }
        for (LevelState level : levels) {
            level.unsubscribe();
            level.forget();
        }
        nodes.forEach(owner::release);
        nodes.clear();
        graph = null;
    }
}
