package dev.leat.ivm.engine;

import dev.leat.ivm.delta.Graph;
import dev.leat.ivm.delta.Pipeline;
import dev.leat.ivm.plan.Compiler;
import dev.leat.ivm.plan.InvalidQueryException;
import dev.leat.ivm.plan.QueryKey;
import dev.leat.ivm.plan.QueryPlan;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.Source;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.query.ast.Ast;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the results of queries up to date with the commits of a source.
///
/// Threads:
/// - *The engine thread* is the one thread that runs the tasks of the `engineThread` executor. It
///   commits to the source and calls [#advance] right after each commit, with no other engine task
///   between the two. A call of [#advance] from elsewhere throws [IllegalStateException].
/// - [#acquire], [#release], [#read] and the getters may be called by any thread.
/// - Hydrations run on `hydrators`, as many at once as that executor allows.
///
/// All views of one version are published together: what [#read] returns is never a mixture. A
/// query that fails takes no other with it: its view is marked as failed and leaves the engine.
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /// With no more commits than these to catch up with, the engine thread does it.
    private static final int FEW_COMMITS = 4;

    private static final int CATCH_UP_ROUNDS = 1000;

    private final Source source;
    private final Executor engineThread;
    private final Executor hydrators;
    private final EngineOptions options;
    private final EngineListener listener;
    private final Compiler compiler = new Compiler();
    private final Counters counters = new Counters();

    /// Guards [#registrations] and what they say is guarded by it.
    private final Object registry = new Object();

    private final Map<QueryKey, Registration> registrations = new HashMap<>();

    /// Guards the version together with the snapshots of all views; held only to copy pointers.
    private final Object publication = new Object();

    private String version;

    // What follows belongs to the engine thread.
    private @Nullable Thread thread;
    private final Graph graph = new Graph();
    private final Map<Pipeline, Registration> live = new IdentityHashMap<>();
    private final Set<Registration> hydrating = new LinkedHashSet<>();

    /// @param source the tables; its writer is the engine thread
    /// @param engineThread runs tasks one after the other, always on the same thread
    /// @param hydrators runs first computations
    public Engine(
            Source source,
            Executor engineThread,
            Executor hydrators,
            EngineOptions options,
            EngineListener listener) {
        this.source = Objects.requireNonNull(source, "source");
        this.engineThread = Objects.requireNonNull(engineThread, "engineThread");
        this.hydrators = Objects.requireNonNull(hydrators, "hydrators");
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.version = source.snapshot().version();
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
        Registration registration;
        boolean isNew;
        try {
            QueryKey query = QueryKey.of(ast, primaryKeys);
            synchronized (registry) {
                Registration present = registrations.get(query);
                isNew = present == null;
                registration = present == null ? new Registration(query) : present;
                registration.holders++;
                registrations.put(query, registration);
            }
        } catch (StackOverflowError e) {
            return CompletableFuture.failedFuture(
                    new InvalidQueryException(
                            "the query on \""
                                    + ast.table()
                                    + "\" is nested too deeply; use fewer levels"));
        }
        if (isNew) {
            try {
                engineThread.execute(() -> prepare(registration));
            } catch (RejectedExecutionException e) {
                synchronized (registry) {
                    registrations.remove(registration.query, registration);
                }
                registration.future.completeExceptionally(e);
            }
        }
        return registration.future.copy();
    }

    /// Gives a view back. When nobody holds it any more, it is kept for the grace period and then
    /// dropped. A failed view need not, but may be given back.
    ///
    /// @throws IllegalStateException if it is given back more often than it was acquired
    public void release(View view) {
        Registration registration;
        long departure;
        synchronized (registry) {
            registration = registrations.get(view.query());
            if (registration == null || registration.view != view) {
                if (view.failure() == null) {
                    throw new IllegalStateException(view + " was released more than acquired");
                }
                return;
            }
            if (registration.holders == 0) {
                throw new IllegalStateException(view + " was released more than acquired");
            }
            if (--registration.holders > 0) {
                return;
            }
            departure = ++registration.departures;
        }
        Executor later =
                options.grace().isZero()
                        ? engineThread
                        : CompletableFuture.delayedExecutor(
                                options.grace().toNanos(), TimeUnit.NANOSECONDS, engineThread);
        try {
            later.execute(() -> dropUnlessHeld(registration, departure));
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine is shutting down; {} is not dropped.", view);
        }
    }

    /// Applies a commit to every query that it concerns and publishes the result. On the engine
    /// thread only.
    ///
    /// If the commit does not follow the one before, because one was lost on the way here, every
    /// query is computed anew; the difference is published as if this commit had made it.
    ///
    /// @throws IllegalStateException if called on another thread, or if the commit was applied
    ///   already
    public void advance(Commit received) {
        checkThread();
        boolean idle = live.isEmpty() && hydrating.isEmpty();
        boolean follows = received.before().version().equals(version());
        if (!idle && received.after().version().compareTo(version()) <= 0) {
            throw new IllegalStateException(
                    "the commit of version "
                            + received.after().version()
                            + " comes after version "
                            + version());
        }
        if (!idle && !follows) {
            LOG.warn(
                    "A commit from version {} does not follow version {}; computing all queries anew.",
                    received.before().version(),
                    version());
        }
        Commit commit = idle || follows ? received : resetOfEverything(received);
        long started = System.nanoTime();
        hydrating.forEach(registration -> registration.remember(commit));
        Map<Registration, Throwable> failed = new LinkedHashMap<>();
        Map<Registration, ViewSnapshot> updated = new LinkedHashMap<>();
        Set<View> changed = new LinkedHashSet<>();

        List<Registration> outdated = detachReset(commit.reset());
        Graph.Reached reached;
        try {
            reached = graph.route(commit);
        } catch (RuntimeException e) {
            LOG.error(
                    "The commit of version {} could not be routed; computing all queries anew.",
                    commit.after().version(),
                    e);
            outdated.addAll(detachReset(allTables(commit)));
            reached = graph.route(resetOfEverything(commit));
        }
        counters.pipelineVisits.add(reached.pipelines().size());
        for (Pipeline pipeline : reached.pipelines()) {
            Registration registration = live.get(pipeline);
            if (registration == null) {
                continue;
            }
            try {
                boolean isChanged =
                        isHuge(pipeline)
                                ? recompute(
                                        registration,
                                        pipeline,
                                        pipeline.plan(),
                                        commit.after(),
                                        Set.of())
                                : pipeline.apply(reached.step(), logLimit(pipeline));
                note(registration, isChanged, updated, changed);
            } catch (RuntimeException | StackOverflowError e) {
                failed.put(registration, e);
            }
        }
        for (Registration registration : outdated) {
            try {
                boolean isChanged = recompile(registration, commit);
                note(registration, isChanged, updated, changed);
            } catch (RuntimeException | StackOverflowError e) {
                failed.put(registration, e);
            }
        }
        publish(commit.after().version(), updated);
        counters.changedViews.add(changed.size());
        counters.commits.increment();
        counters.commitNanos.add(System.nanoTime() - started);
        failed.forEach(this::fail);
        try {
            listener.onPublished(commit.after().version(), changed);
        } catch (RuntimeException e) {
            LOG.error("The listener failed on version {}.", commit.after().version(), e);
        }
    }

    /// {@return the newest rows of these views, all at the same version; of a failed view the last
    /// rows that it had}
    public Reading read(Collection<View> views) {
        Map<View, ViewSnapshot> snapshots = new LinkedHashMap<>();
        synchronized (publication) {
            for (View view : views) {
                snapshots.put(view, view.snapshot());
            }
            return new Reading(version, snapshots);
        }
    }

    /// {@return the version of the newest published commit}
    public String version() {
        synchronized (publication) {
            return version;
        }
    }

    public EngineStatistics statistics() {
        int views;
        synchronized (registry) {
            views = registrations.size();
        }
        return counters.read(views);
    }

    private void prepare(Registration registration) {
        checkThread();
        try {
            if (live.isEmpty() && hydrating.isEmpty()) {
                // Nobody was looking while the source was filled.
                publish(source.snapshot().version(), Map.of());
            }
            QueryPlan plan = compiler.compile(registration.query, source.snapshot());
            List<Runnable> builds =
                    plan.indexes().stream()
                            .map(source::beginIndex)
                            .filter(Objects::nonNull)
                            .toList();
            if (!builds.isEmpty()) {
                hydrators.execute(() -> build(registration, builds));
                return;
            }
            plan.indexes().forEach(source::ensureIndex);
            Snapshot snapshot = source.snapshot();
            if (!snapshot.version().equals(version())) {
                throw new IllegalStateException(
                        "the source is at version "
                                + snapshot.version()
                                + ", but the engine was only told of "
                                + version());
            }
            registration.takePending();
            hydrating.add(registration);
            hydrators.execute(() -> hydrate(registration, plan, snapshot));
        } catch (RuntimeException | StackOverflowError e) {
            fail(registration, e);
        }
    }

    /// Builds indexes and begins again, because commits may have come meanwhile.
    private void build(Registration registration, List<Runnable> builds) {
        try {
            builds.forEach(Runnable::run);
            engineThread.execute(() -> prepare(registration));
        } catch (Throwable e) {
            engineThread.execute(() -> fail(registration, e));
        }
    }

    private void hydrate(Registration registration, QueryPlan plan, Snapshot snapshot) {
        try {
            long started = System.nanoTime();
            Hydration hydration = new Hydration(plan, snapshot, options.logKeys());
            long nanos = System.nanoTime() - started;
            counters.hydrations.increment();
            counters.hydrationNanos.add(nanos);
            counters.hydratedRows.add(hydration.pipeline().view().size());
            List<Commit> pending = registration.takePending();
            boolean valid = true;
            for (int i = 0; valid && pending.size() > FEW_COMMITS && i < CATCH_UP_ROUNDS; i++) {
                valid = hydration.follow(pending);
                pending = registration.takePending();
            }
            List<Commit> rest = pending;
            boolean go = valid;
            engineThread.execute(
                    () -> install(registration, hydration, go, rest, snapshot.version(), nanos));
        } catch (Throwable e) {
            engineThread.execute(() -> fail(registration, e));
        }
    }

    private void install(
            Registration registration,
            Hydration hydration,
            boolean valid,
            List<Commit> rest,
            String hydratedAt,
            long nanos) {
        checkThread();
        hydrating.remove(registration);
        if (registration.dropped) {
            return;
        }
        try {
            List<Commit> missing = new ArrayList<>(rest);
            missing.addAll(registration.takePending());
            if (!valid || !hydration.follow(missing)) {
                prepare(registration);
                return;
            }
            Pipeline pipeline = hydration.pipeline();
            graph.attach(pipeline);
            live.put(pipeline, registration);
            View view = new View(registration.query, hydratedAt, nanos, pipeline.view());
            registration.pipeline = pipeline;
            registration.view = view;
            complete(() -> registration.future.complete(view));
        } catch (RuntimeException | StackOverflowError e) {
            fail(registration, e);
        }
    }

    private static Commit resetOfEverything(Commit commit) {
        return new Commit(commit.before(), commit.after(), Map.of(), allTables(commit));
    }

    private static Set<String> allTables(Commit commit) {
        Set<String> tables = new HashSet<>(commit.before().tableNames());
        tables.addAll(commit.after().tableNames());
        return tables;
    }

    /// Takes out the queries that read a reset table; all of them first, because they share
    /// conditions.
    private List<Registration> detachReset(Set<String> reset) {
        List<Registration> outdated = new ArrayList<>();
        if (!reset.isEmpty()) {
            for (Map.Entry<Pipeline, Registration> entry : live.entrySet()) {
                if (entry.getKey().isAttached()
                        && !Collections.disjoint(entry.getKey().plan().tables(), reset)) {
                    graph.detach(entry.getKey());
                    outdated.add(entry.getValue());
                }
            }
        }
        return outdated;
    }

    private boolean isHuge(Pipeline pipeline) {
        int touched = pipeline.touchedRows();
        return touched >= options.recomputeFrom() && touched > pipeline.view().size();
    }

    private boolean recompile(Registration registration, Commit commit) {
        Pipeline old = Objects.requireNonNull(registration.pipeline);
        QueryPlan plan = compiler.compile(registration.query, source.snapshot());
        plan.indexes().forEach(source::ensureIndex);
        Snapshot snapshot = source.snapshot();
        if (!snapshot.version().equals(commit.after().version())) {
            throw new IllegalStateException(
                    "the source is at version "
                            + snapshot.version()
                            + " while the engine applies "
                            + commit.after().version());
        }
        Set<String> reshaped = new HashSet<>();
        for (String table : commit.reset()) {
            TableSpec before = commit.before().table(table);
            TableSpec after = snapshot.table(table);
            if (before != null && after != null && !before.columns().equals(after.columns())) {
                reshaped.add(table);
            }
        }
        return recompute(registration, old, plan, snapshot, reshaped);
    }

    private boolean recompute(
            Registration registration,
            Pipeline old,
            QueryPlan plan,
            Snapshot snapshot,
            Set<String> reshaped) {
        counters.recomputations.increment();
        Pipeline fresh = Pipeline.hydrate(plan, snapshot);
        boolean changed =
                fresh.continueFrom(old.view(), snapshot.version(), logLimit(old), reshaped);
        graph.detach(old);
        live.remove(old);
        graph.attach(fresh);
        live.put(fresh, registration);
        registration.pipeline = fresh;
        return changed;
    }

    private long logLimit(Pipeline pipeline) {
        return Math.max(options.logKeys(), pipeline.view().size());
    }

    private static void note(
            Registration registration,
            boolean isChanged,
            Map<Registration, ViewSnapshot> updated,
            Set<View> changed) {
        Pipeline pipeline = registration.pipeline;
        View view = registration.view;
        if (pipeline != null && view != null) {
            updated.put(registration, pipeline.view());
            if (isChanged) {
                changed.add(view);
            }
        }
    }

    private void publish(String newVersion, Map<Registration, ViewSnapshot> updated) {
        synchronized (publication) {
            version = newVersion;
            updated.forEach((registration, snapshot) -> {
                View view = registration.view;
                if (view != null) {
                    view.publish(snapshot);
                }
            });
        }
    }

    private void dropUnlessHeld(Registration registration, long departure) {
        checkThread();
        synchronized (registry) {
            if (registration.holders > 0
                    || registration.departures != departure
                    || registrations.get(registration.query) != registration) {
                return;
            }
            registrations.remove(registration.query);
        }
        discard(registration);
    }

    /// Reports a failure to the holders and forgets the query.
    private void fail(Registration registration, Throwable failure) {
        View view = registration.view;
        if (view != null) {
            // Before it leaves the registry, so that a release meanwhile finds out why it is gone.
            view.fail(failure);
        }
        synchronized (registry) {
            registrations.remove(registration.query, registration);
        }
        discard(registration);
        if (view == null) {
            complete(() -> registration.future.completeExceptionally(failure));
            return;
        }
        counters.failures.increment();
        LOG.warn("{} cannot be maintained any longer.", view, failure);
        try {
            listener.onFailed(view, failure);
        } catch (RuntimeException e) {
            LOG.error("The listener failed on the failure of {}.", view, e);
        }
    }

    private void discard(Registration registration) {
        registration.dropped = true;
        hydrating.remove(registration);
        Pipeline pipeline = registration.pipeline;
        if (pipeline != null) {
            live.remove(pipeline);
            graph.detach(pipeline);
            registration.pipeline = null;
        }
    }

    /// Those who wait for a future must not run on the engine thread.
    private void complete(Runnable completion) {
        try {
            hydrators.execute(completion);
        } catch (RejectedExecutionException e) {
            completion.run();
        }
    }

    private void checkThread() {
        Thread now = Thread.currentThread();
        Thread owner = thread;
        if (owner == null) {
            thread = now;
        } else if (owner != now) {
            throw new IllegalStateException(
                    "this belongs to the engine thread \""
                            + owner.getName()
                            + "\", but runs on \""
                            + now.getName()
                            + "\"");
        }
    }
}
