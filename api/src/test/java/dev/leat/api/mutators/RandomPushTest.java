package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.protocol.error.ErrorBody.PushFailed;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationResult;
import dev.leat.protocol.mutation.PushBody;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Clients that resend, overlap, hurry ahead and lose their connections: in the end every mutation
/// has happened once, in its turn, and every refusal is kept.
class RandomPushTest extends ItemMutations {
    private static final int CLIENTS = 3;
    private static final int SENDERS = 2;
    private static final int MUTATIONS = 25;

    /// A mutation refuses, or breaks its connection at first, by its number.
    record Step(String client, int number, boolean refuse, boolean breaks) {}

    @Test
    void whateverClientsSend_everyMutationIsAppliedOnceAndInOrder() throws Exception {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("RandomPushTest: -Dleat.seed=" + seed);
        upstream.execute("CREATE TABLE log (n serial, client text, number int)");
        // A sequence is outside the transaction, so it remembers that a mutation ran before.
        upstream.execute("CREATE SEQUENCE broken");
        mutators.mutator("step", Step.class, (tx, step, caller) -> run(tx, step));
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Mutation>> clients = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
            clients.add(mutations("c" + c, random.split()));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS * SENDERS)) {
            List<Future<?>> senders = new ArrayList<>();
            for (List<Mutation> mutations : clients) {
                for (int i = 0; i < SENDERS; i++) {
                    SplittableRandom own = random.split();
                    senders.add(threads.submit(() -> send(mutations, own)));
                }
            }
            for (Future<?> sender : senders) {
                sender.get(120, TimeUnit.SECONDS);
            }
        }

        for (int c = 0; c < CLIENTS; c++) {
            String client = "c" + c;
            List<String> applied = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (Mutation mutation : clients.get(c)) {
                String id = String.valueOf(mutation.id().id());
                (isRefused((Mutation.Custom) mutation) ? refused : applied).add(id);
            }
            assertThat(
                            upstream.query(
                                    "SELECT number FROM log WHERE client = '"
                                            + client
                                            + "' ORDER BY n"))
                    .isEqualTo(applied);
            assertThat(
                            upstream.query(
                                    "SELECT \"mutationID\" FROM zero_0.mutations WHERE \"clientID\" = '"
                                            + client
                                            + "' ORDER BY 1"))
                    .isEqualTo(refused);
            assertThat(lastMutationId(client)).isEqualTo(MUTATIONS);
        }
    }

    private static void run(MutatorTransaction tx, Step step) throws Exception {
        tx.sql("INSERT INTO log (client, number) VALUES (?, ?)", step.client(), step.number())
                .execute();
        if (step.breaks()) {
            try (Statement statement = tx.connection().createStatement()) {
                statement.execute(
                        "SELECT CASE WHEN nextval('broken') % 2 = 1 THEN"
                                + " pg_terminate_backend(pg_backend_pid()) END");
            }
        }
        if (step.refuse()) {
            throw new ApplicationError("no");
        }
    }

    private static List<Mutation> mutations(String client, SplittableRandom random) {
        List<Mutation> mutations = new ArrayList<>();
        for (int id = 1; id <= MUTATIONS; id++) {
            String step =
                    "{\"client\":\"%s\",\"number\":%d,\"refuse\":%s,\"breaks\":%s}"
                            .formatted(client, id, random.nextInt(4) == 0, random.nextInt(8) == 0);
            mutations.add(of(client, id, "step", step));
        }
        return mutations;
    }

    private static boolean isRefused(Mutation.Custom mutation) {
        return mutation.argument().text().contains("\"refuse\":true");
    }

    /// Sends until all are decided. It never knows more than the answers tell.
    private void send(List<Mutation> mutations, SplittableRandom random) {
        int decided = 0;
        while (decided < mutations.size()) {
            int back = random.nextInt(3) == 0 ? random.nextInt(decided + 1) : 0;
            int from =
                    random.nextInt(10) == 0
                            ? Math.min(decided + 1, mutations.size() - 1)
                            : decided - back;
            int to = Math.min(mutations.size(), from + 1 + random.nextInt(5));
            PushBody push =
                    new PushBody("cg1", mutations.subList(from, to), 1, null, 0, "r", null, null);
            switch (process("zero_0", ErrorPolicy.standard(), push)) {
                case PushProcessor.Result.Processed(var results) -> {
                    assertThat(results).hasSize(to - from);
                    for (MutationResult.Of each : results) {
                        boolean refused =
                                isRefused(
                                        (Mutation.Custom) mutations.get((int) each.id().id() - 1));
                        switch (each.result()) {
                            case MutationResult.Ok ok -> assertThat(refused).isFalse();
                            case MutationResult.AppError error -> assertThat(refused).isTrue();
                            case MutationResult.AlreadyProcessed already -> {}
                            case MutationResult.OutOfOrder early -> throw new AssertionError(early);
                        }
                    }
                    decided = Math.max(decided, to);
                }
                case PushProcessor.Result.Stopped(PushFailed failure) -> {
                    int stoppedAt = (int) failure.mutationIds().getFirst().id() - 1;
                    assertThat(failure.reason())
                            .isIn(FailureReason.DATABASE, FailureReason.OUT_OF_ORDER_MUTATION);
                    if (stoppedAt > from) {
                        decided = Math.max(decided, stoppedAt);
                    }
                }
            }
        }
    }
}
