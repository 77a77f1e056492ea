package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.protocol.error.ErrorBody.PushFailed;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a failing statement means: a refusal that the client must hear, or a push that must come
/// again.
class DatabaseTroubleTest extends ItemMutations {

    @Test
    void givenADuplicateKey_whenItIsPushed_thenTheMutationIsRefusedWithoutTheValue() {
        push(add(1, "secret-key", 1));

        assertThat(push(add(2, "secret-key", 2), add(3, "b", 3)))
                .containsExactly(
                        "c1:2 {\"error\":\"app\",\"message\":\"The database refused mutator"
                                + " \\\"item.add\\\": a row with this key exists already: constraint"
                                + " \\\"item_pkey\\\" (SQLSTATE 23505)\"}",
                        "c1:3 {}");
        assertThat(keptResults()).hasSize(1).noneMatch(it -> it.contains("secret-key"));
    }

    @Test
    void givenACheckThatDoesNotHold_whenItIsPushed_thenTheRefusalNamesTheState() {
        assertThat(push(add(1, "a", 4711)).getFirst())
                .contains("a check constraint does not hold: constraint \\\"item_n_check\\\"")
                .contains("(SQLSTATE 23514)")
                .doesNotContain("4711");
    }

    @Test
    void givenAConstraintCheckedAtCommit_whenItDoesNotHold_thenTheMutationIsRefused() {
        upstream.execute(
                "CREATE TABLE child (id text REFERENCES item DEFERRABLE INITIALLY DEFERRED)");
        mutators.mutator(
                "orphan",
                Item.class,
                (tx, item, caller) -> run(tx, "INSERT INTO child VALUES ('x')"));

        assertThat(push(custom(1, "orphan", item("a", 1))).getFirst()).contains("23503");

        assertThat(upstream.query("SELECT id FROM child")).isEmpty();
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenAMutatorThatSwallowsAFailedStatement_whenItCommits_thenItIsRefusedNotLost() {
        mutators.mutator(
                "careless",
                Item.class,
                (tx, item, caller) -> {
                    add(tx, item);
                    try {
                        run(tx, "SELECT 1/0");
                    } catch (SQLException ignored) {
                        // The transaction is beyond rescue, whatever the mutator thinks.
                    }
                });

        assertThat(push(custom(1, "careless", item("a", 1))).getFirst()).contains("25P02");

        assertThat(items()).isEmpty();
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenAFailedStatementThatTheMutatorExplains_whenItIsPushed_thenTheExplanationIsTold() {
        push(add(1, "a", 1));
        mutators.mutator(
                "item.addOnce",
                Item.class,
                (tx, item, caller) -> {
                    try {
                        add(tx, item);
                    } catch (SQLException e) {
                        throw new ApplicationError("There is such an item already", null, e);
                    }
                });

        assertThat(push(custom(2, "item.addOnce", item("a", 1))))
                .containsExactly(
                        "c1:2 {\"error\":\"app\",\"message\":\"There is such an item already\"}");
    }

    @Test
    void givenNoClientTables_whenAMutationIsPushed_thenTheFailureSaysWhoCreatesThem() {
        PushBody push = new PushBody("cg1", List.of(add(1, "a", 1)), 1, null, 0, "r", null, null);

        PushFailed failed = failure(process("nosuch_0", ErrorPolicy.standard(), push));

        assertThat(failed.reason()).isEqualTo(FailureReason.DATABASE);
        assertThat(failed.message())
                .contains("\"nosuch_0\".\"clients\"")
                .contains("42P01")
                .contains("The sync server creates it");
        assertThat(failed.mutationIds()).containsExactly(new MutationId("c1", 1));
    }

    @Test
    void givenThatResultsCannotBeKept_whenAMutatorRefuses_thenThePushFailsAndNothingIsCounted() {
        upstream.execute("DROP TABLE zero_0.mutations");

        PushFailed failed = failedPush(custom(1, "item.addThenRefuse", item("a", 1)));

        assertThat(failed.reason()).isEqualTo(FailureReason.DATABASE);
        assertThat(lastMutationId("c1")).isNull();
    }

    @Test
    void givenNoDatabase_whenAMutationIsPushed_thenTheFailureHoldsNoSecret() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgres://somebody:hunter2@127.0.0.1:" + closedPort + "/nowhere");
        PushBody push = new PushBody("cg1", List.of(add(1, "a", 1)), 1, null, 0, "r", null, null);

        PushFailed failed =
                failure(process(url.dataSource(), "zero_0", ErrorPolicy.standard(), push));

        assertThat(failed.reason()).isEqualTo(FailureReason.DATABASE);
        assertThat(failed.message())
                .contains("08001")
                .doesNotContain("hunter2")
                .doesNotContain("somebody")
                .doesNotContain(String.valueOf(closedPort));
    }

    @Test
    void givenAConnectionThatBreaks_whenTheMutatorRuns_thenThePushFailsAndMayComeAgain() {
        mutators.mutator(
                "item.addAndBreak",
                Item.class,
                (tx, item, caller) -> {
                    add(tx, item);
                    if (runs.get() == 1) {
                        run(tx, "SELECT pg_terminate_backend(pg_backend_pid())");
                    }
                });

        PushFailed failed = failedPush(custom(1, "item.addAndBreak", item("a", 1)), add(2, "b", 2));

        assertThat(failed.reason()).isEqualTo(FailureReason.DATABASE);
        assertThat(failed.mutationIds())
                .containsExactly(new MutationId("c1", 1), new MutationId("c1", 2));
        assertThat(lastMutationId("c1")).isNull();
        assertThat(push(custom(1, "item.addAndBreak", item("a", 1)), add(2, "b", 2)))
                .containsExactly("c1:1 {}", "c1:2 {}");
    }

    @Test
    void givenTwoMutatorsThatDeadlock_whenTheyArePushed_thenOneRunsAgainAndBothAreApplied()
            throws Exception {
        push(add(1, "a", 0), add(2, "b", 0));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        mutators.mutator(
                "crosswise",
                Item.class,
                (tx, item, caller) -> {
                    boolean firstRun = runs.incrementAndGet() <= 4;
                    String other = item.id().equals("a") ? "b" : "a";
                    run(tx, "UPDATE item SET n = n + 1 WHERE id = '" + item.id() + "'");
                    if (firstRun) {
                        bothHoldOne.await(20, TimeUnit.SECONDS);
                    }
                    run(tx, "UPDATE item SET n = n + 1 WHERE id = '" + other + "'");
                });

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<List<String>> one =
                    threads.submit(() -> push(of("c2", 1, "crosswise", item("a", 0))));
            Future<List<String>> two =
                    threads.submit(() -> push(of("c3", 1, "crosswise", item("b", 0))));
            assertThat(one.get(60, TimeUnit.SECONDS)).containsExactly("c2:1 {}");
            assertThat(two.get(60, TimeUnit.SECONDS)).containsExactly("c3:1 {}");
        }

        assertThat(items()).containsExactly("a=2", "b=2");
        assertThat(runs.get()).isEqualTo(5);
    }

    @Test
    void givenTheSamePushManyTimesAtOnce_whenItArrives_thenEveryMutationIsAppliedOnce()
            throws Exception {
        int pushes = 6;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(pushes)) {
            List<Future<List<String>>> answers =
                    IntStream.range(0, pushes)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        start.await();
                                        return push(
                                                add(1, "a", 1),
                                                custom(2, "item.addThenRefuse", item("x", 1)),
                                                add(3, "b", 2));
                                    }))
                            .toList();
            start.countDown();
            List<String> results =
                    answers.stream()
                            .flatMap(answer -> {
                                try {
                                    return answer.get(60, TimeUnit.SECONDS).stream();
                                } catch (Exception e) {
                                    throw new AssertionError(e);
                                }
                            })
                            .toList();

            assertThat(results).filteredOn(it -> it.equals("c1:1 {}")).hasSize(1);
            assertThat(results).filteredOn(it -> it.equals("c1:3 {}")).hasSize(1);
            assertThat(results).filteredOn(it -> it.contains("no such luck")).hasSize(1);
            assertThat(results)
                    .filteredOn(it -> it.contains("alreadyProcessed"))
                    .hasSize(3 * (pushes - 1));
        }
        assertThat(items()).containsExactly("a=1", "b=2");
        assertThat(lastMutationId("c1")).isEqualTo(3L);
        assertThat(keptResults()).hasSize(1);
    }

    private static void run(MutatorTransaction tx, String sql) throws SQLException {
        try (Statement statement = tx.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
