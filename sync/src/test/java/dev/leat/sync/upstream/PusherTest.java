package dev.leat.sync.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.protocol.up.ConnectParams;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.EncodedPoke;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The mutate endpoint over real HTTP, with each failure that is documented.
class PusherTest {
    private static final String OK = "{\"kind\":\"MutateResponse\",\"mutations\":[]}";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestApi api;
    private Pusher pusher;

    /// A socket that only remembers what it was told.
    private static final class Socket implements ClientConnection {
        private final BlockingQueue<ErrorBody> errors = new LinkedBlockingQueue<>();
        private final String clientId;
        private volatile Credentials credentials = TestConfigs.credentials("u1", "t1");

        Socket(String clientId) {
            this.clientId = clientId;
        }

        ErrorBody error() throws InterruptedException {
            ErrorBody error = errors.poll(20, TimeUnit.SECONDS);
            assertThat(error).isNotNull();
            return error;
        }

        @Override
        public ConnectParams params() {
            return new ConnectParams(51, clientId, "g", null, "", "u1", null);
        }

        @Override
        public Credentials credentials() {
            return credentials;
        }

        @Override
        public boolean isOpen() {
            return errors.isEmpty();
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void send(DownMessage message) {
            throw new AssertionError(message);
        }

        @Override
        public void sendPoke(EncodedPoke poke) {
            throw new AssertionError(poke);
        }

        @Override
        public void fail(ErrorBody error) {
            errors.add(error);
        }
    }

    @BeforeEach
    void start() throws Exception {
        api = new TestApi();
        pusher = pusher();
    }

    private Pusher pusher(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "ZERO_MUTATE_URL";
        all[1] = api.url("/mutate");
        return new Pusher(new HttpTransport(TestConfigs.config(all)), threads);
    }

    @AfterEach
    void stop() {
        api.close();
        threads.shutdownNow();
    }

    private static PushBody push(String client, long... ids) {
        return new PushBody(
                "g",
                java.util.Arrays.stream(ids)
                        .mapToObj(id ->
                                (Mutation)
                                        new Mutation.Custom(
                                                new MutationId(client, id),
                                                "rename",
                                                List.of(new Json("{\"id\":" + id + "}")),
                                                7))
                        .toList(),
                1,
                null,
                5,
                "r" + ids[0],
                null,
                null);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private List<List<Long>> delivered() {
        return api.requests().stream()
                .map(request ->
                        ApiJson.readPush(request.body()).mutationIds().stream()
                                .map(MutationId::id)
                                .toList())
                .toList();
    }

    @Test
    void aPushIsDeliveredExactlyAsTheContractSays() throws Exception {
        pusher = pusher("ZERO_MUTATE_API_KEY", "mkey");
        pusher.push(new Socket("c1"), push("c1", 1));
        eventually(() -> !api.requests().isEmpty());
        TestApi.Request request = api.requests().getFirst();
        assertThat(request.path()).isEqualTo("/mutate?schema=zero_0&appID=zero");
        assertThat(request.headers())
                .containsEntry("x-api-key", "mkey")
                .containsEntry("authorization", "Bearer t1");
        assertThat(JsonText.parse(request.body()))
                .isEqualTo(
                        JsonText.parse(
                                "{\"clientGroupID\":\"g\",\"mutations\":[{\"type\":\"custom\",\"id\":1,\"clientID\":\"c1\","
                                        + "\"name\":\"rename\",\"args\":[{\"id\":1}],\"timestamp\":7}],\"pushVersion\":1,"
                                        + "\"timestamp\":5,\"requestID\":\"r1\"}"));
    }

    @Test
    void whatGathersDuringACallGoesTogetherAndInOrder() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        api.always(request -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new TestApi.Answer(200, OK);
        });
        Socket one = new Socket("c1");
        Socket two = new Socket("c2");
        pusher.push(one, push("c1", 1));
        eventually(() -> api.requests().size() == 1);
        pusher.push(one, push("c1", 2));
        pusher.push(one, push("c1", 3, 4));
        pusher.push(two, push("c2", 1));
        pusher.push(one, push("c1", 5));
        one.credentials = TestConfigs.credentials("u1", "t2");
        pusher.push(one, push("c1", 6));
        go.countDown();
        eventually(() -> api.requests().size() == 5);
        assertThat(delivered())
                .containsExactly(
                        List.of(1L), List.of(2L, 3L, 4L), List.of(1L), List.of(5L), List.of(6L));
        assertThat(one.errors).isEmpty();
    }

    @Test
    void aRefusalReachesTheSocketAndNothingIsSkippedOver() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        api.always(request -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return request.body().contains("\"c1\"")
                    ? new TestApi.Answer(401, "no auth")
                    : new TestApi.Answer(200, OK);
        });
        Socket one = new Socket("c1");
        Socket two = new Socket("c2");
        pusher.push(one, push("c1", 1));
        eventually(() -> api.requests().size() == 1);
        pusher.push(two, push("c2", 1));
        pusher.push(one, push("c1", 2));
        go.countDown();
        assertThat(one.error())
                .isEqualTo(
                        new ErrorBody.PushFailed(
                                Origin.ZERO_CACHE,
                                FailureReason.HTTP,
                                "Fetch from API server returned non-OK status 401",
                                List.of(new MutationId("c1", 1)),
                                null,
                                401,
                                "no auth"));
        pusher.push(two, push("c2", 2));
        eventually(() -> api.requests().size() == 3);
        assertThat(api.requests().stream().map(TestApi.Request::body))
                .as("the second push of c1 was dropped")
                .filteredOn(body -> body.contains("\"c1\""))
                .hasSize(1);
        assertThat(two.errors).isEmpty();
    }

    @Test
    void aFailureOfTheWholePushIsPassedOn() throws Exception {
        api.then(
                200,
                "{\"kind\":\"PushFailed\",\"origin\":\"server\",\"reason\":\"oooMutation\",\"message\":\"m\",\"mutationIDs\":[{\"id\":9,\"clientID\":\"c1\"}]}");
        Socket socket = new Socket("c1");
        pusher.push(socket, push("c1", 9));
        assertThat(socket.error())
                .isEqualTo(
                        new ErrorBody.PushFailed(
                                Origin.SERVER,
                                FailureReason.OUT_OF_ORDER_MUTATION,
                                "m",
                                List.of(new MutationId("c1", 9)),
                                null,
                                null,
                                null));
    }

    @Test
    void anOldApiServersOutOfOrderResultFailsThePushFromThereOn() throws Exception {
        api.then(
                200,
                "{\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":1},\"result\":{}},"
                        + "{\"id\":{\"clientID\":\"c1\",\"id\":3},\"result\":{\"error\":\"oooMutation\",\"details\":\"expected 2\"}}]}");
        Socket socket = new Socket("c1");
        pusher.push(socket, push("c1", 1, 3, 4));
        ErrorBody.PushFailed failure = (ErrorBody.PushFailed) socket.error();
        assertThat(failure.reason()).isEqualTo(FailureReason.OUT_OF_ORDER_MUTATION);
        assertThat(failure.message()).isEqualTo("expected 2");
        assertThat(failure.mutationIds()).extracting(MutationId::id).containsExactly(3L, 4L);
    }

    @Test
    void passingTroubleIsRiddenOutAndLastingTroubleIsTold() throws Exception {
        api.then(503, "").then(0, "").then(200, OK);
        Socket socket = new Socket("c1");
        pusher.push(socket, push("c1", 1));
        eventually(() -> api.requests().size() == 3);
        api.then(200, "<html>");
        pusher.push(socket, push("c1", 2));
        assertThat(((ErrorBody.PushFailed) socket.error()).reason()).isEqualTo(FailureReason.PARSE);
    }

    @Test
    void anAnswerForSomebodyElseIsUnauthorized() throws Exception {
        api.then(200, "{\"kind\":\"MutateResponse\",\"mutations\":[],\"userID\":\"u2\"}");
        Socket socket = new Socket("c1");
        pusher.push(socket, push("c1", 1));
        assertThat(socket.error().kindText()).isEqualTo(ErrorKind.UNAUTHORIZED.wire());
    }

    @Test
    void resultsThatWereSeenAreDeletedAndAFailureOfThatHarmsNobody() throws Exception {
        api.then(400, "no");
        Socket socket = new Socket("c1");
        pusher.acknowledge(socket.credentials(), "g", new MutationId("c1", 2));
        pusher.push(socket, push("c1", 3));
        eventually(() -> api.requests().size() == 2);
        PushBody cleanup = ApiJson.readPush(api.requests().getFirst().body());
        assertThat(cleanup.requestId()).isEqualTo("cleanup-g-c1-2");
        Mutation.Custom mutation = (Mutation.Custom) cleanup.mutations().getFirst();
        assertThat(mutation.name()).isEqualTo("_zero_cleanupResults");
        assertThat(mutation.id()).isEqualTo(new MutationId("c1", 0));
        assertThat(mutation.argument())
                .isEqualTo(
                        new Json(
                                "{\"type\":\"single\",\"clientGroupID\":\"g\",\"clientID\":\"c1\",\"upToMutationID\":2}"));
        assertThat(socket.errors).isEmpty();
    }

    @Test
    void ofManyAcknowledgementsTheNewestIsEnough() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        api.always(request -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new TestApi.Answer(200, OK);
        });
        Socket socket = new Socket("c1");
        pusher.push(socket, push("c1", 1));
        eventually(() -> api.requests().size() == 1);
        for (int i = 1; i <= 100; i++) {
            pusher.acknowledge(socket.credentials(), "g", new MutationId("c1", i));
            pusher.acknowledge(socket.credentials(), "g", new MutationId("c2", i));
        }
        pusher.push(socket, push("c1", 2));
        go.countDown();
        eventually(() -> api.requests().size() == 4);
        assertThat(api.requests().stream().map(request -> ApiJson.readPush(request.body())))
                .extracting(PushBody::requestId)
                .containsExactly("r1", "cleanup-g-c1-100", "cleanup-g-c2-100", "r2");
    }

    @Test
    void resultsOfDeletedClientsAreDeletedTogether() throws Exception {
        ResultCleaner cleaner =
                new ResultCleaner(
                        new HttpTransport(
                                TestConfigs.config("ZERO_MUTATE_URL", api.url("/mutate"))),
                        threads);
        cleaner.forgetClients(TestConfigs.credentials(null, null), "g", List.of("c1", "c2"));
        eventually(() -> !api.requests().isEmpty());
        PushBody cleanup = ApiJson.readPush(api.requests().getFirst().body());
        assertThat(cleanup.requestId()).startsWith("cleanup-bulk-g");
        assertThat(((Mutation.Custom) cleanup.mutations().getFirst()).argument())
                .isEqualTo(
                        new Json(
                                "{\"type\":\"bulk\",\"clientGroupID\":\"g\",\"clientIDs\":[\"c1\",\"c2\"]}"));
    }
}
