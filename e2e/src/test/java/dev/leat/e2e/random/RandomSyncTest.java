package dev.leat.e2e.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.ClientProcess;
import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.PublishedClient;
import dev.leat.e2e.ForeignApi;
import dev.leat.e2e.Repository;
import dev.leat.e2e.ServerProcess;
import dev.leat.e2e.TestDatabase;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a published client shows equals what Postgres answers, after every one of many random transactions.
///
/// Sizes: `-Dleat.random.queries=` (default 96) and `-Dleat.random.transactions=` (default 60); nightly runs use 2000
/// and 500. `-Dleat.seed=` repeats a run.
class RandomSyncTest {
    private static final int QUERIES_PER_CLIENT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.shared();
    private int marker;

    @Test
    void everyClientShowsWhatPostgresAnswersAfterEveryTransaction() throws Exception {
        long seed = Long.getLong("leat.seed", new Random().nextLong());
        int queries = Integer.getInteger("leat.random.queries", 96);
        int transactions = Integer.getInteger("leat.random.transactions", 60);
        System.out.printf("RandomSyncTest: %d queries, %d transactions, -Dleat.seed=%d%n", queries, transactions, seed);

        Random random = new Random(seed);
        QueryGenerator queryGenerator = new QueryGenerator(random);
        TransactionGenerator transactionGenerator = new TransactionGenerator(random);
        TestDatabase database =
                TestDatabase.create("random", Files.readString(Repository.e2e().resolve("src/test/sql/random.sql")));
        try (ForeignApi api = ForeignApi.start("random-api", database.url());
                ServerProcess server =
                        ServerProcess.start(
                                "random", database.url(), api.url(), Map.of("ZERO_APP_PUBLICATIONS", "random_live"));
                ClientProcess node = ClientProcess.start(Repository.e2e());
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            commit(connection, transactionGenerator.seed());
            int rounds = Math.ceilDiv(queries, QUERIES_PER_CLIENT);
            for (int round = 0; round < rounds; round++) {
                List<Description> open = new ArrayList<>();
                for (int i = 0; i < QUERIES_PER_CLIENT; i++) {
                    open.add(queryGenerator.query());
                }
                PublishedClient client =
                        node.connect(ClientOptions.of("round" + round, Repository.app("random"), server.url()));
                LiveView marked = client.view("marker", null);
                for (int i = 0; i < open.size(); i++) {
                    client.quietView("q" + i, "described", open.get(i).json())
                            .awaitUpdate("an answer to " + json.writeValueAsString(open.get(i).json()), PATIENCE, update -> !update.type().equals("unknown"));
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
                    check(connection, client, open, where + " after " + String.join(";\n  ", statements));
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

    private void check(Connection connection, PublishedClient client, List<Description> open, String when)
            throws SQLException {
        JsonNode shown = client.shown();
        Map<String, Object> needed = new HashMap<>();
        Map<String, Object> allowed = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            Description query = open.get(i);
            Expected expected = Expected.of(query, ask(connection, SqlOracle.render(query)));
            needed.putAll(expected.needed());
            allowed.putAll(expected.allowed());
            JsonNode view = shown.path("q" + i);
            assertThat(view.path("type").asString())
                    .as("result type of %s, %s", json.writeValueAsString(query.json()), when)
                    .isEqualTo("complete");
            if (!query.negated()) {
                Object found = Canonical.of(view.path("data"));
                Canonical.difference(expected.shown(), found, "result")
                        .ifPresent(
                                difference -> {
                                    throw new AssertionError(
                                            "%s%n%s%nquery %s%nPostgres: %s%nclient:   %s"
                                                    .formatted(
                                                            difference,
                                                            when,
                                                            json.writeValueAsString(query.json()),
                                                            expected.shown(),
                                                            found));
                                });
            }
        }
        Map<String, Object> held = held(client);
        for (Map.Entry<String, Object> row : needed.entrySet()) {
            assertThat(held).as("the rows of the client, %s, %s", queriesText(open), when).containsKey(row.getKey());
        }
        for (Map.Entry<String, Object> row : held.entrySet()) {
            assertThat(allowed)
                    .as("the client holds %s which no query gives it, %s, %s", row, queriesText(open), when)
                    .containsKey(row.getKey());
            assertThat(Canonical.difference(allowed.get(row.getKey()), row.getValue(), row.getKey()))
                    .as("a row of the client, %s", when)
                    .isEmpty();
        }
    }

    private String queriesText(List<Description> open) {
        return json.writeValueAsString(open.stream().map(Description::json).toList());
    }

    private static Map<String, Object> held(PublishedClient client) {
        Map<String, Object> held = new HashMap<>();
        client.rows()
                .properties()
                .forEach(
                        table -> {
                            if (!table.getKey().equals("marker")) {
                                for (JsonNode row : table.getValue()) {
                                    Map<?, ?> canonical = (Map<?, ?>) Objects.requireNonNull(Canonical.of(row));
                                    held.put(Expected.key(table.getKey(), canonical), canonical);
                                }
                            }
                        });
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
