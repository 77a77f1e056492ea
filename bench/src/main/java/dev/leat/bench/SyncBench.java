package dev.leat.bench;

import dev.leat.postgres.embedded.EmbeddedServer;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures sync servers one after the other on one database. Arguments: `rows=100000 clients=200
/// commits=500 repeat=1 peer=true`.
///
/// - *ready*: from the start of the process until it serves, the initial sync included
/// - *hydrate*: from the connect until the poke with all rows of the query has been received
/// - *latency*: from the return of the writer's COMMIT until the socket has received the frame with
///   the new value
/// - *memory*: resident size of the whole process tree
public final class SyncBench {
    private static final Pattern MARK = Pattern.compile("\"title\":\"mark-(\\d+)\"");

    private final Map<String, Integer> options;
    private final Path work;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SyncBench(Map<String, Integer> options, Path work) {
        this.options = options;
        this.work = work;
    }

    /// Runs the benchmark and prints a Markdown table.
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options =
                new LinkedHashMap<>(Map.of("rows", 100_000, "clients", 200, "commits", 500));
        options.put("repeat", 1);
        options.put("peer", 0);
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !options.containsKey(pair[0])) {
                throw new IllegalArgumentException(
                        "unknown argument \"" + argument + "\"; known: " + options.keySet());
            }
            options.put(pair[0], Integer.parseInt(pair[1]));
        }
        Path work = Files.createTempDirectory("leat-bench");
        new SyncBench(options, work).run();
    }

    private int option(String name) {
        return options.getOrDefault(name, 0);
    }

    private void run() throws Exception {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        Path root = Path.of("").toAbsolutePath();
        commands.put("leat", List.of(root.resolve("leat").toString(), "sync"));
        if (option("peer") != 0) {
            Path modules = root.resolve("e2e/node_modules");
            commands.put(
                    "zero-cache",
                    List.of(
                            modules.resolve(".bin/node").toString(),
                            modules.resolve("@rocicorp/zero/out/zero/src/cli.js").toString()));
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        try (EmbeddedServer postgres = EmbeddedServer.temporary().start();
                BenchQueries api = BenchQueries.start();
                Connection writer = postgres.url().connect()) {
            System.out.printf(
                    "%,d rows, %d clients, %d commits; logs in %s%n",
                    option("rows"), option("clients"), option("commits"), work);
            createData(writer);
            for (int run = 1; run <= option("repeat"); run++) {
                for (Map.Entry<String, List<String>> server : commands.entrySet()) {
                    System.out.printf("run %d: %s%n", run, server.getKey());
                    Figures taken = figures.computeIfAbsent(server.getKey(), _ -> new Figures());
                    Map<String, String> settings =
                            Map.of(
                                    "ZERO_UPSTREAM_DB", postgres.url().reveal(),
                                    "ZERO_QUERY_URL", api.url(),
                                    "ZERO_ADMIN_PASSWORD", "bench",
                                    "ZERO_NUM_SYNC_WORKERS", "1",
                                    "ZERO_LOG_LEVEL", "warn",
                                    "NODE_ENV", "development",
                                    "DO_NOT_TRACK", "1");
                    String name = server.getKey().replace("-", "") + run;
                    try (ServerProcess process =
                            ServerProcess.start(name, server.getValue(), settings, work, http)) {
                        measure(process, writer, taken);
                    }
                }
            }
        }
        System.out.println(Figures.table(figures));
    }

    private void createData(Connection writer) throws Exception {
        int rows = option("rows");
        int issues = Math.max(1, rows / 5);
        int users = Math.max(1, option("clients"));
        try (Statement statement = writer.createStatement()) {
            statement.execute("create table users(id text primary key, name text not null)");
            statement.execute(
                    "create table issue(id text primary key, title text not null, owner_id text not null, open boolean not null,"
                            + " modified timestamptz not null)");
            statement.execute(
                    "create table comment(id text primary key, issue_id text not null, body text not null)");
            // Leat indexes what its queries need; the stock server needs these.
            statement.execute("create index on issue(owner_id)");
            statement.execute("create index on issue(modified)");
            statement.execute("create index on comment(issue_id)");
            statement.execute(
                    "insert into users select 'u' || i, 'User ' || i from generate_series(1, %d) i"
                            .formatted(users));
            statement.execute(
                    "insert into issue select 'i' || i, 'Issue number ' || i, 'u' || (1 + mod(i, %d)), mod(i, 3) > 0, now() - i * interval '1 minute' from generate_series(1, %d) i"
                            .formatted(users, issues));
            statement.execute(
                    "insert into comment select 'c' || i, 'i' || (1 + mod(i, %d)), repeat('words of a comment ', 4) || i from generate_series(1, %d) i"
                            .formatted(issues, Math.max(1, rows - issues - users)));
        }
    }

    private void measure(ServerProcess server, Connection writer, Figures figures)
            throws Exception {
        figures.add("ready after, s", server.readySeconds());
        figures.add("initial sync incl. start, rows/s", option("rows") / server.readySeconds());
        figures.add("memory after initial sync, MiB", server.residentMiB());
        List<WireClient> open = new ArrayList<>();
        try {
            double first = hydrate(server, "big1", "allIssues", "[]", open);
            figures.add("hydrate all issues, first client, ms", first * 1e3);
            figures.add(
                    "hydrate all issues, second client, ms",
                    hydrate(server, "big2", "allIssues", "[]", open) * 1e3);
            open.forEach(WireClient::close);
            open.clear();
            int clients = option("clients");
            long start = System.nanoTime();
            CountDownLatch got = new CountDownLatch(clients);
            for (int i = 1; i <= clients; i++) {
                open.add(desire(server, "own" + i, "owned", "[\"u" + i + "\"]", gotListener(got)));
            }
            await(got, clients + " clients to hydrate");
            figures.add(
                    "hydrate " + clients + " clients of one owner each, ms",
                    (System.nanoTime() - start) / 1e6);
            latencies(server, writer, figures, open);
            figures.add("memory with " + clients + " clients, MiB", server.residentMiB());
        } finally {
            open.forEach(WireClient::close);
        }
    }

    private void latencies(
            ServerProcess server, Connection writer, Figures figures, List<WireClient> open)
            throws Exception {
        Map<Integer, Long> received = new ConcurrentHashMap<>();
        CountDownLatch got = new CountDownLatch(1);
        var whenGot = gotListener(got);
        open.add(
                desire(
                        server,
                        "watch",
                        "recent",
                        "[]",
                        message -> {
                            long now = System.nanoTime();
                            Matcher marks = MARK.matcher(message);
                            while (marks.find()) {
                                received.putIfAbsent(Integer.parseInt(marks.group(1)), now);
                            }
                            whenGot.accept(message);
                        }));
        await(got, "the watching client to hydrate");
        int commits = option("commits");
        received.clear();
        try (PreparedStatement update =
                writer.prepareStatement(
                        "update issue set title = ?, modified = now() where id = 'i1'")) {
            commit(update, 0);
            awaitMark(received, 0);
            double[] millis = new double[commits];
            for (int i = 1; i <= commits; i++) {
                long committed = commit(update, i);
                awaitMark(received, i);
                millis[i - 1] =
                        Math.max(0, (received.getOrDefault(i, committed) - committed) / 1e6);
            }
            Arrays.sort(millis);
            figures.add("commit to client, p50 ms", millis[commits / 2]);
            figures.add("commit to client, p95 ms", millis[commits * 95 / 100]);
            figures.add("commit to client, p99 ms", millis[commits * 99 / 100]);
            int burst = commits * 10;
            long start = System.nanoTime();
            for (int i = 1; i <= burst; i++) {
                commit(update, commits + i);
            }
            awaitMark(received, commits + burst);
            figures.add(
                    "burst until the last is seen, commits/s",
                    burst / ((System.nanoTime() - start) / 1e9));
        }
    }

    private static long commit(PreparedStatement update, int mark) throws Exception {
        update.setString(1, "mark-" + mark);
        update.executeUpdate();
        return System.nanoTime();
    }

    private static void awaitMark(Map<Integer, Long> received, int mark)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!received.containsKey(mark)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("change " + mark + " did not arrive within 120 s");
            }
            TimeUnit.MICROSECONDS.sleep(100);
        }
    }

    private double hydrate(
            ServerProcess server, String id, String query, String args, List<WireClient> open)
            throws Exception {
        CountDownLatch got = new CountDownLatch(1);
        long start = System.nanoTime();
        open.add(desire(server, id, query, args, gotListener(got)));
        await(got, id + " to hydrate " + query);
        return (System.nanoTime() - start) / 1e9;
    }

    private WireClient desire(
            ServerProcess server,
            String id,
            String query,
            String args,
            java.util.function.Consumer<String> onMessage)
            throws Exception {
        String patch =
                "[{\"op\":\"put\",\"hash\":\"%s\",\"name\":\"%s\",\"args\":%s,\"ttl\":1000}]"
                        .formatted(id, query, args);
        return WireClient.connect(http, server.port(), id, patch, BenchQueries.SCHEMA, onMessage);
    }

    /// The got patch comes in the same poke as the rows, so the end of that poke tells that all is
    /// there.
    private static java.util.function.Consumer<String> gotListener(CountDownLatch got) {
        boolean[] inPoke = new boolean[1];
        return message -> {
            if (message.startsWith("[\"error\"") || message.startsWith("[\"transformError\"")) {
                throw new IllegalStateException(message);
            }
            inPoke[0] |= message.contains("\"gotQueriesPatch\"");
            if (inPoke[0] && message.startsWith("[\"pokeEnd\"")) {
                got.countDown();
            }
        };
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(300, TimeUnit.SECONDS)) {
            throw new IllegalStateException("waited 300 s in vain for " + what);
        }
    }
}
