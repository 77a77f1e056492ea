package dev.leat.e2e.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.ClientProcess;
import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.PublishedClient;
import dev.leat.e2e.ForeignApi;
import dev.leat.e2e.Repository;
import dev.leat.e2e.ServerProcess;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a published client holds gives the answers that Postgres gives, after every one of many
/// random transactions.
///
/// Sizes: `-Dleat.random.queries=` (default 96) and `-Dleat.random.transactions=` (default 60);
/// `-Dleat.random.size=nightly` means 2000 and 500. `-Dleat.seed=` repeats a run.
class RandomSyncTest {
    private static final int QUERIES_PER_CLIENT = 8;

    private final JsonMapper json = JsonMapper.shared();
    private int marker;

    @Test
    void everyClientHoldsWhatPostgresAnswersAfterEveryTransaction() throws Exception {
        long seed = Long.getLong("leat.seed", new Random().nextLong());
        boolean nightly = "nightly".equals(System.getProperty("leat.random.size"));
        int queries = Integer.getInteger("leat.random.queries", nightly ? 2000 : 96);
        int transactions = Integer.getInteger("leat.random.transactions", nightly ? 500 : 60);
        System.out.printf(
                "RandomSyncTest: %d queries, %d transactions, -Dleat.seed=%d%n",
                queries, transactions, seed);

        Random random = new Random(seed);
        QueryGenerator queryGenerator = new QueryGenerator(random);
        TransactionGenerator transactionGenerator = new TransactionGenerator(random);
        String script = Files.readString(Repository.e2e().resolve("src/test/sql/random.sql"));
        try (TestDatabase database = TestDatabase.create().having(script);
                ForeignApi api = ForeignApi.start("random-api", database.url().reveal());
                ServerProcess server =
                        ServerProcess.start(
                                "random",
                                database.url().reveal(),
                                api.url(),
                                Map.of("ZERO_APP_PUBLICATIONS", "random_live"));
                ClientProcess node = ClientProcess.start(Repository.e2e());
                Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            commit(connection, transactionGenerator.seed());
            int rounds = Math.ceilDiv(queries, QUERIES_PER_CLIENT);
            for (int round = 0; round < rounds; round++) {
                List<Description> open = new ArrayList<>();
                for (int i = 0; i < QUERIES_PER_CLIENT; i++) {
                    open.add(queryGenerator.query());
                }
                PublishedClient client =
                        node.connect(
                                ClientOptions.of(
                                        "round" + round, Repository.app("random"), server.url()));
                LiveView marked = client.view("marker", null);
                for (Description query : open) {
                    client.preload("described", query.json());
                }
                List<List<String>> done = new ArrayList<>();
                String where = "round " + round + " of seed " + seed;
                awaitMarker(marked);
                check(connection, client, open, where + " after hydration");
                int share = transactions * (round + 1) / rounds - transactions * round / rounds;
                for (int i = 0; i < share; i++) {
                    List<String> statements = transactionGenerator.transaction();
                    done.add(statements);
                    commit(connection, statements);
                    awaitMarker(marked);
                    check(
                            connection,
                            client,
                            open,
                            where + " after " + String.join(";\n  ", statements));
                }
                client.close();
            }
        }
    }

    private void commit(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("UPDATE marker SET n = " + ++marker);
        }
        connection.commit();
    }

    /// Every transaction moves the marker, so a client that shows it has seen the transaction.
    private void awaitMarker(LiveView marked) {
        int wanted = marker;
        marked.await("marker " + wanted, row -> row.path("n").asInt() == wanted);
    }

    /// The rows in the client's store are those that its queries give it, no more and no less, and
    /// they suffice: over them alone, every query answers what it answers over the whole database.
    ///
    /// The published client's own views are left out here on purpose: over some random queries they
    /// fall over the right rows (`node does not exist`), which no server can help. ShopTest has
    /// views.
    private void check(
            Connection connection, PublishedClient client, List<Description> open, String when)
            throws SQLException {
        JsonNode rows = client.rows();
        List<Expected> expected = new ArrayList<>();
        for (Description query : open) {
            expected.add(Expected.of(query, ask(connection, SqlOracle.render(query))));
        }
        checkRows(rows, open, expected, when);
        List<JsonNode> local = HeldRows.ask(connection, rows, open);
        for (int i = 0; i < open.size(); i++) {
            Description query = open.get(i);
            // What NOT EXISTS leaves out is not with the client, so only the server can answer it.
            if (!query.negated()) {
                Object wanted = expected.get(i).shown();
                Object found = Expected.of(query, local.get(i)).shown();
                Canonical.difference(wanted, found, "result")
                        .ifPresent(difference -> {
                            throw new AssertionError(
                                    "%s%n%s%nquery %s%nover all rows:     %s%nover the client's: %s"
                                            .formatted(
                                                    difference,
                                                    when,
                                                    queriesText(List.of(query)),
                                                    wanted,
                                                    found));
                        });
            }
        }
    }

    /// Compares what the client holds with what it needs and with what it may have.
    private void checkRows(
            JsonNode rows, List<Description> open, List<Expected> expected, String when) {
        Map<String, Object> held = held(rows);
        Map<String, Object> allowed = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            allowed.putAll(expected.get(i).allowed());
            Set<String> missing = new TreeSet<>(expected.get(i).needed().keySet());
            missing.removeAll(held.keySet());
            assertThat(missing)
                    .withFailMessage(
                            "The client lacks %s%n%s%nquery %s%nover all rows: %s%nheld: %s",
                            missing,
                            when,
                            queriesText(open.subList(i, i + 1)),
                            expected.get(i).shown(),
                            held.keySet())
                    .isEmpty();
        }
        Set<String> surplus = new TreeSet<>(held.keySet());
        surplus.removeAll(allowed.keySet());
        assertThat(surplus)
                .withFailMessage(
                        "No query gives the client %s%n%s%nqueries %s",
                        surplus, when, queriesText(open))
                .isEmpty();
        held.forEach((key, row) ->
                Canonical.difference(allowed.get(key), row, key)
                        .ifPresent(difference -> {
                            throw new AssertionError(
                                    "A row of the client: " + difference + "\n" + when);
                        }));
    }

    private String queriesText(List<Description> open) {
        return json.writeValueAsString(open.stream().map(Description::json).toList());
    }

    private static Map<String, Object> held(JsonNode rows) {
        Map<String, Object> held = new HashMap<>();
        for (Model.Entity entity : Model.entities()) {
            for (JsonNode row : rows.path(entity.name())) {
                Map<?, ?> canonical = (Map<?, ?>) Objects.requireNonNull(Canonical.of(row));
                held.put(Expected.key(entity.name(), canonical), canonical);
            }
        }
        return held;
    }

    private JsonNode ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            JsonNode answer = json.readTree(rows.getString(1));
            connection.commit();
            return answer;
        }
    }
}
