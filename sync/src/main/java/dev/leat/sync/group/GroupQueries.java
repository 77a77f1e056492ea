package dev.leat.sync.group;

import dev.leat.ivm.engine.View;
import dev.leat.ivm.plan.InvalidQueryException;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.query.ast.Ast;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.sync.group.Subscription.Kind;
import dev.leat.sync.session.ClientConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the queries of a group from wanted to hydrated: looks up what they are, has the engine
/// compute them, and reports both outcomes. Owned by the thread of the group; what other threads
/// complete comes back to it.
///
/// A query that the application refuses, or that does not fit the tables, is reported and left
/// alone; all others go on.
final class GroupQueries {
    private static final Logger LOG = LoggerFactory.getLogger(GroupQueries.class);

    /// Hears what becomes of the queries, on the thread of the group.
    interface Listener {
        /// Some queries are hydrated, or the last outstanding answer came; see [#takeHydrated].
        void onProgress();

        /// Queries that cannot be run. What they held is to be given up.
        void onRefused(List<ErroredQuery> refused);

        /// The look-up as a whole failed; the queries stay as they were.
        void onLookUpFailed(ClientConnection connection, boolean required, Throwable failure);
    }

    /// A hydrated query that nobody has taken over yet.
    record Hydrated(Kind kind, String hash, View view) {}

    private static final class Entry {
        private final Kind kind;
        private final String hash;
        private final String name;
        private @Nullable Ast ast;
        private @Nullable View hydrated;
        private @Nullable ErroredQuery error;
        private boolean hydrating;

        /// How many questions about it have no answer yet.
        private int asked;

        private long attempt;
        private long answered;

        Entry(Kind kind, String hash, @Nullable String name) {
            this.kind = kind;
            this.hash = hash;
            this.name = name == null ? "" : name;
        }
    }

    private final GroupServices services;
    private final GroupSettings settings;
    private final Executor groupThread;
    private final Listener listener;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Map<String, List<String>> primaryKeys = Map.of();
    private long questions;
    private boolean closed;

    /// @param groupThread runs what other threads completed; what such a task throws ends the group
    GroupQueries(
            GroupServices services,
            GroupSettings settings,
            Executor groupThread,
            Listener listener) {
        this.services = services;
        this.settings = settings;
        this.groupThread = groupThread;
        this.listener = listener;
    }

    /// By which keys the clients know rows. Set once, before the first query.
    void setPrimaryKeys(Map<String, List<String>> keys) {
        primaryKeys = Map.copyOf(keys);
    }

    Map<String, List<String>> primaryKeys() {
        return primaryKeys;
    }

    /// Runs a query of the server's own, unless it runs already.
    void runInternal(Kind kind, Ast ast) {
        Entry entry = entries.computeIfAbsent(kind.name(), hash -> new Entry(kind, hash, null));
        if (entry.ast == null) {
            hydrate(entry, ast);
        }
    }

    /// Asks what the queries are for the connection's user, and runs them. Queries that run already
    /// go on if the answer is the same.
    ///
    /// @param required whether the connection cannot go on without an answer
    void lookUp(ClientConnection connection, Collection<QueryRecord> queries, boolean required) {
        Map<NamedQuery, Entry> named = new LinkedHashMap<>();
        List<ErroredQuery> refused = new ArrayList<>();
        for (QueryRecord query : queries) {
            Entry entry =
                    entries.computeIfAbsent(
                            query.hash(), hash -> new Entry(Kind.QUERY, hash, query.name()));
            NamedQuery question = QueryRecords.named(query);
            Ast ast = QueryRecords.ast(query);
            if (question != null) {
                named.put(question, entry);
            } else if (ast == null || !settings.clientQueries()) {
                refused.add(
                        refuse(
                                entry,
                                "This server runs named queries only, not queries that a client"
                                        + " wrote itself. Define it as a named query that the"
                                        + " server of ZERO_QUERY_URL knows."));
            } else {
                run(entry, ast);
            }
        }
        if (!refused.isEmpty()) {
            listener.onRefused(refused);
        }
        if (!named.isEmpty()) {
            ask(connection, named, required);
        }
    }

    private void ask(ClientConnection connection, Map<NamedQuery, Entry> asked, boolean required) {
        long question = ++questions;
        List<NamedQuery> named = List.copyOf(asked.keySet());
        asked.values().forEach(entry -> entry.asked++);
        services.transformer()
                .transform(connection.credentials(), named)
                .whenComplete((answers, failure) ->
                        groupThread.execute(() -> {
                            asked.values().forEach(entry -> entry.asked--);
                            if (closed) {
                                return;
                            }
                            if (failure != null || answers == null) {
                                listener.onLookUpFailed(connection, required, unwrap(failure));
                            } else {
                                answered(question, named, answers);
                            }
                            listener.onProgress();
                        }));
    }

    private void answered(long question, List<NamedQuery> asked, List<TransformedQuery> answers) {
        List<ErroredQuery> refused = new ArrayList<>();
        for (TransformedQuery answer : answers) {
            Entry entry = entries.get(answer.id());
            if (entry == null || entry.answered > question) {
                continue; // dropped meanwhile, or a later question was answered first
            }
            entry.answered = question;
            switch (answer) {
                case TransformedQuery.Ok ok -> run(entry, ok.ast());
                case TransformedQuery.Errored errored -> {
                    stop(entry);
                    entry.error = errored.error();
                    refused.add(errored.error());
                }
            }
        }
        for (NamedQuery query : asked) {
            Entry entry = entries.get(query.id());
            if (entry != null && entry.answered < question) {
                entry.answered = question;
                refused.add(refuse(entry, "The API server gave no answer for this query."));
            }
        }
        if (!refused.isEmpty()) {
            listener.onRefused(refused);
        }
    }

    /// {@return whether the query runs or is on its way; false for one that was refused}
    boolean isRunning(String hash) {
        Entry entry = entries.get(hash);
        return entry != null && entry.error == null && (entry.ast != null || entry.asked > 0);
    }

    /// {@return those of the queries of which nobody knows or is finding out what they are}
    List<QueryRecord> unknown(Collection<QueryRecord> queries) {
        return queries.stream()
                .filter(query -> {
                    Entry entry = entries.get(query.hash());
                    return entry == null || entry.error == null && !isRunning(query.hash());
                })
                .toList();
    }

    /// {@return whether every question was answered and every query hydrated or refused}
    boolean isSettled() {
        return entries.values().stream()
                .noneMatch(entry ->
                        entry.hydrating
                                || entry.asked > 0
                                || entry.ast == null && entry.error == null);
    }

    /// {@return the queries that were hydrated since the last call; the caller releases their views
    /// from now on}
    List<Hydrated> takeHydrated() {
        List<Hydrated> taken = new ArrayList<>();
        for (Entry entry : entries.values()) {
            View view = entry.hydrated;
            if (view != null) {
                taken.add(new Hydrated(entry.kind, entry.hash, view));
                entry.hydrated = null;
            }
        }
        return taken;
    }

    /// Computes a query anew whose view failed.
    void restart(String hash) {
        Entry entry = entries.get(hash);
        Ast ast = entry == null ? null : entry.ast;
        if (entry != null && ast != null && !entry.hydrating) {
            hydrate(entry, ast);
        }
    }

    void drop(String hash) {
        Entry entry = entries.remove(hash);
        if (entry != null) {
            stop(entry);
        }
    }

    void close() {
        closed = true;
        entries.values().forEach(this::stop);
        entries.clear();
    }

    private void run(Entry entry, Ast ast) {
        if (!ast.equals(entry.ast)) {
            stop(entry);
            hydrate(entry, ast);
        }
    }

    /// What is on its way for the query no longer counts.
    private void stop(Entry entry) {
        entry.attempt++;
        entry.hydrating = false;
        entry.ast = null;
        entry.error = null;
        View view = entry.hydrated;
        if (view != null) {
            entry.hydrated = null;
            services.engine().release(view);
        }
    }

    private void hydrate(Entry entry, Ast ast) {
        long attempt = ++entry.attempt;
        entry.ast = ast;
        entry.error = null;
        entry.hydrating = true;
        services.engine()
                .acquire(ast, entry.kind == Kind.QUERY ? primaryKeys : Map.of())
                .whenComplete((view, failure) ->
                        groupThread.execute(() -> hydrated(entry, attempt, view, failure)));
    }

    private void hydrated(
            Entry entry, long attempt, @Nullable View view, @Nullable Throwable failure) {
        if (closed || entry.attempt != attempt) {
            if (view != null) {
                services.engine().release(view);
            }
            return;
        }
        entry.hydrating = false;
        if (view != null) {
            entry.hydrated = view;
        } else {
            Throwable cause = unwrap(failure);
            if (!(cause instanceof InvalidQueryException)) {
                LOG.error("Query {} ({}) cannot be computed", entry.hash, entry.name, cause);
            }
            ErroredQuery error =
                    refuse(
                            entry,
                            cause instanceof InvalidQueryException
                                    ? String.valueOf(cause.getMessage())
                                    : "The server failed to compute this query; its log says why.");
            if (entry.kind == Kind.QUERY) {
                listener.onRefused(List.of(error));
            } else {
                LOG.error(
                        "The table for {} cannot be read ({}): mutations will not be confirmed",
                        entry.kind,
                        cause.getMessage());
            }
        }
        listener.onProgress();
    }

    private ErroredQuery refuse(Entry entry, String message) {
        LOG.info("Query {} ({}) is not run: {}", entry.hash, entry.name, message);
        stop(entry);
        ErroredQuery error =
                new ErroredQuery(ErroredQuery.Kind.APP, entry.hash, entry.name, message, null);
        entry.error = error;
        return error;
    }

    private static Throwable unwrap(@Nullable Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return failure.getCause();
        }
        return failure == null ? new IllegalStateException("no answer and no failure") : failure;
    }
}
