package dev.leat.sync.group;

import dev.leat.ivm.engine.Engine;
import dev.leat.ivm.engine.EngineOptions;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ClientSchema.ColumnType;
import dev.leat.protocol.LexiVersion;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Correlation;
import dev.leat.query.ast.Ordering;
import dev.leat.sync.cvr.GroupStore;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.QueryTransformer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Client groups on a real engine over a store that the test writes, with an application that knows
/// some queries. Everything runs on its real threads; only time stands still unless a test lets it
/// pass.
final class GroupBed implements AutoCloseable, QueryTransformer {
    static final TableSpec ISSUE =
            table("issue", List.of("id"), "id", "title", "owner", "n:number");
    static final TableSpec COMMENT = table("comment", List.of("id"), "id", "issueID", "body");

    /// Known to the clients by another key than to the source.
    static final TableSpec LABEL =
            new TableSpec(
                    "app.label",
                    List.of(
                            new ColumnSpec("id", ValueType.NUMBER),
                            new ColumnSpec("slug", ValueType.STRING)),
                    List.of("id"),
                    List.of(List.of("id"), List.of("slug")));

    static final TableSpec CLIENTS =
            table(
                    "zero_0.clients",
                    List.of("clientGroupID", "clientID"),
                    "clientGroupID",
                    "clientID",
                    "lastMutationID:number",
                    "userID");
    static final TableSpec MUTATIONS =
            table(
                    "zero_0.mutations",
                    List.of("clientGroupID", "clientID", "mutationID"),
                    "clientGroupID",
                    "clientID",
                    "mutationID:number",
                    "result:json");

    static final ClientSchema SCHEMA =
            new ClientSchema(
                    Map.of(
                            "issue",
                            new ClientSchema.Table(
                                    Map.of(
                                            "id", ColumnType.STRING,
                                            "title", ColumnType.STRING,
                                            "owner", ColumnType.STRING,
                                            "n", ColumnType.NUMBER),
                                    List.of("id")),
                            "app.label",
                            new ClientSchema.Table(
                                    Map.of("id", ColumnType.NUMBER, "slug", ColumnType.STRING),
                                    List.of("slug")),
                            "comment",
                            new ClientSchema.Table(
                                    Map.of(
                                            "id", ColumnType.STRING,
                                            "issueID", ColumnType.STRING,
                                            "body", ColumnType.STRING),
                                    List.of("id"))));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final ExecutorService engineThread = Executors.newSingleThreadExecutor();
    final ExecutorService hydrators = Executors.newFixedThreadPool(2);
    final ExecutorService actors = Executors.newVirtualThreadPerTaskExecutor();
    final MemoryStore store = new MemoryStore("00");
    final ManualTimers timers = new ManualTimers();
    final ViewWatch watch = new ViewWatch();
    final List<List<String>> forgotten = new CopyOnWriteArrayList<>();
    final List<List<NamedQuery>> questions = new CopyOnWriteArrayList<>();
    final Set<String> lacksKey = new java.util.HashSet<>();
    final Engine engine;

    /// What the application answers; a test may change it.
    volatile Function<NamedQuery, TransformedQuery> application = GroupBed::known;

    /// Whether answers wait for [#answer].
    volatile boolean holdAnswers;

    volatile RuntimeException failure;

    GroupSettings settings = GroupSettings.of("zero_0").withKeepAlive(Duration.ofSeconds(60));
    MemoryGroupStore groupStore = new MemoryGroupStore("server-1");
    LiveClientGroups groups;
    private final List<Question> heldAnswers = new CopyOnWriteArrayList<>();
    private final Function<String, GroupStore> stores;
    private int servers;
    private long version;

    GroupBed() {
        this(EngineOptions.DEFAULT);
    }

    GroupBed(EngineOptions options) {
        this(options, null);
    }

    /// @param stores makes the store of a server of that name, or null to keep groups in memory
    GroupBed(EngineOptions options, Function<String, GroupStore> stores) {
        this.stores = stores;
        engine = on(() -> new Engine(store, engineThread, hydrators, options, watch));
        commit(tables -> {
            for (TableSpec table : List.of(ISSUE, COMMENT, LABEL, CLIENTS, MUTATIONS)) {
                tables.createTable(table);
            }
        });
        start();
    }

    private void start() {
        GroupStore kept = stores == null ? groupStore : stores.apply("server-" + ++servers);
        groups =
                new LiveClientGroups(
                        new GroupServices(
                                engine,
                                store,
                                watch,
                                kept,
                                this,
                                (credentials, group, clients) -> forgotten.add(clients),
                                new Tables(),
                                timers,
                                actors),
                        settings);
    }

    /// Ends this server and starts another one on the same store of groups.
    void restart() {
        groups.close();
        groupStore = groupStore.asServer("server-" + System.nanoTime());
        start();
    }

    /// {@return the version of the commit}
    String commit(Consumer<MemoryStore> edit) {
        return on(() -> {
            store.begin();
            edit.accept(store);
            Commit commit = store.commit(LexiVersion.of(++version));
            engine.advance(commit);
            return commit.after().version();
        });
    }

    static Row issue(String id, String title, String owner, double n) {
        return new Row(new Object[] {id, title, owner, n});
    }

    static Row comment(String id, String issue, String body) {
        return new Row(new Object[] {id, issue, body});
    }

    static Row client(String group, String client, double lastMutationId) {
        return new Row(new Object[] {group, client, lastMutationId, null});
    }

    static Row result(String group, String client, double mutation, String json) {
        return new Row(new Object[] {group, client, mutation, new Row.Json(json)});
    }

    /// The queries of the application: `all`, `owner` (by name), `top` (so many), `withComments`,
    /// `comments`, `labels`, `bad` (an unknown table); any other name is refused.
    static TransformedQuery known(NamedQuery query) {
        String arg = query.args().isEmpty() ? "" : query.args().getFirst().tree().asString();
        Ast issues = Ast.of("issue");
        Ast ast =
                switch (query.name()) {
                    case "all" -> issues;
                    case "owner" -> issues.withWhere(equal("owner", arg));
                    case "top" ->
                            issues.withOrderBy(List.of(Ordering.desc("n")))
                                    .withLimit(Integer.valueOf(arg));
                    case "withComments" ->
                            issues.withWhere(equal("owner", arg))
                                    .withRelated(
                                            List.of(
                                                    new CorrelatedSubquery(
                                                            new Correlation(
                                                                    List.of("id"),
                                                                    List.of("issueID")),
                                                            Ast.of("comment").withAlias("comments"),
                                                            false,
                                                            CorrelatedSubquery.Origin.CLIENT)));
                    case "comments" -> Ast.of("comment");
                    case "labels" -> Ast.of("app.label");
                    case "bad" -> Ast.of("nosuch");
                    default -> null;
                };
        if (ast == null) {
            return new TransformedQuery.Errored(
                    new dev.leat.protocol.api.ErroredQuery(
                            dev.leat.protocol.api.ErroredQuery.Kind.APP,
                            query.id(),
                            query.name(),
                            "nope",
                            null));
        }
        return new TransformedQuery.Ok(query.id(), query.name(), ast);
    }

    static Comparison equal(String column, String value) {
        return new Comparison(new Operand.Column(column), Operator.EQ, new Operand.Literal(value));
    }

    @Override
    public CompletionStage<List<TransformedQuery>> transform(
            Credentials credentials, List<NamedQuery> queries) {
        questions.add(queries);
        Question question = new Question(queries, new CompletableFuture<>());
        if (holdAnswers) {
            heldAnswers.add(question);
        } else {
            answer(question);
        }
        return question.answer();
    }

    private record Question(
            List<NamedQuery> queries, CompletableFuture<List<TransformedQuery>> answer) {}

    private void answer(Question question) {
        RuntimeException wrong = failure;
        if (wrong != null) {
            question.answer().completeExceptionally(wrong);
        } else {
            question.answer().complete(question.queries().stream().map(application).toList());
        }
    }

    /// Lets the question of that number (from 0) fail, and no other: the group may ask another one
    /// before this returns.
    void answerFailing(RuntimeException wrong, int number) {
        heldAnswers.remove(number).answer().completeExceptionally(wrong);
    }

    void answer() {
        List<Question> held = List.copyOf(heldAnswers);
        heldAnswers.removeAll(held);
        held.forEach(this::answer);
    }

    GroupClient client(String group, String client) {
        return new GroupClient(this, group, client);
    }

    static DesiredPatch put(String hash, String name, Object... args) {
        return putFor(300_000, hash, name, args);
    }

    static DesiredPatch putFor(double ttl, String hash, String name, Object... args) {
        return new DesiredPatch.Put(
                hash,
                ttl,
                new DesiredPatch.Definition.Named(
                        name,
                        java.util.Arrays.stream(args)
                                .map(arg ->
                                        dev.leat.protocol.json.Json.parse(
                                                arg instanceof String
                                                        ? "\"" + arg + "\""
                                                        : arg.toString()))
                                .toList()));
    }

    static DesiredPatch del(String hash) {
        return new DesiredPatch.Del(hash);
    }

    /// Waits until it is so.
    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    <T> T on(java.util.concurrent.Callable<T> task) {
        try {
            return engineThread.submit(task).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        groups.close();
        hydrators.close(); // what is being hydrated still needs the engine thread
        engineThread.close();
        actors.shutdownNow();
    }

    static TableSpec table(String name, List<String> key, String... columns) {
        return new TableSpec(
                name,
                java.util.Arrays.stream(columns)
                        .map(column -> {
                            String[] parts = column.split(":");
                            return new ColumnSpec(
                                    parts[0],
                                    parts.length == 1
                                            ? ValueType.STRING
                                            : ValueType.valueOf(
                                                    parts[1].toUpperCase(java.util.Locale.ROOT)));
                        })
                        .toList(),
                key,
                List.of(key));
    }

    private final class Tables implements SyncedTables {
        @Override
        public Collection<String> names(Snapshot snapshot) {
            Map<String, TableSpec> found = new LinkedHashMap<>();
            for (TableSpec table : List.of(ISSUE, COMMENT)) {
                if (snapshot.table(table.name()) != null) {
                    found.put(table.name(), table);
                }
            }
            return found.keySet();
        }

        @Override
        public String whyNotSynced(String table) {
            return lacksKey.contains(table) ? "it has no primary key; add one" : null;
        }

        @Override
        public String whyNotSynced(String table, String column) {
            return column.equals("blob") ? "its type bytea is not synced" : null;
        }
    }
}
