package dev.leat.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.connection.Connections;
import dev.leat.sync.server.Statistics;
import dev.leat.sync.server.SyncListener;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.ClientGroups;
import dev.leat.sync.session.EncodedPoke;
import dev.leat.sync.upstream.HttpTransport;
import dev.leat.sync.upstream.QueryService;
import dev.leat.sync.upstream.TestApi;
import dev.leat.sync.upstream.TestConfigs;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The front over real sockets. Behind it stands a group that notes what it is told and answers
/// when the test says so.
class FrontTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<WireClient> clients = new ArrayList<>();
    private final Notes groups = new Notes();
    private TestApi api;
    private Connections connections;
    private SyncListener listener;

    /// Notes what reaches the groups.
    private static final class Notes implements ClientGroups {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final List<ClientConnection> connected = new CopyOnWriteArrayList<>();
        private final List<String> speakers = new CopyOnWriteArrayList<>();
        private volatile CompletionStage<Void> busy = CompletableFuture.completedFuture(null);
        private volatile boolean machineError;

        @Override
        public CompletionStage<Void> connect(
                ClientConnection connection, UpMessage.InitConnection init) {
            calls.add("connect " + connection.params().clientId());
            connected.add(connection);
            connection.sendPoke(new EncodedPoke("00:01", null, List.of(), "00:01"));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> changeDesiredQueries(
                ClientConnection connection, List<DesiredPatch> patches) {
            if (machineError) {
                throw new AssertionError("the machine is broken");
            }
            calls.add("desired " + patches);
            return busy;
        }

        @Override
        public CompletionStage<Void> deleteClients(
                ClientConnection connection, ClientDeletion deletion) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public CompletionStage<Void> retransform(ClientConnection connection) {
            calls.add("retransform");
            speakers.add(connection.params().clientId());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<InspectResponse> inspect(
                ClientConnection connection, InspectRequest request) {
            return CompletableFuture.completedFuture(
                    new InspectResponse(request.id(), "queries", new Json("[]")));
        }

        @Override
        public void writable(ClientConnection connection) {
            calls.add("writable");
        }

        @Override
        public void disconnected(ClientConnection connection) {
            calls.add("disconnected " + connection.params().clientId());
        }

        @Override
        public Counts counts() {
            return new Counts(1, 2, 3, 4);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() throws Exception {
        api = new TestApi();
        listen("300");
    }

    private void listen(String authSeconds) throws Exception {
        SyncConfig config =
                TestConfigs.config(
                        "ZERO_AUTH_REVALIDATE_INTERVAL_SECONDS",
                        authSeconds,
                        "ZERO_AUTH_RETRANSFORM_INTERVAL_SECONDS",
                        authSeconds,
                        "ZERO_QUERY_URL",
                        api.url("/query"),
                        "ZERO_MUTATE_URL",
                        api.url("/mutate"),
                        "ZERO_QUERY_FORWARD_COOKIES",
                        "true",
                        "ZERO_ADMIN_PASSWORD",
                        "pw",
                        "ZERO_WEBSOCKET_MAX_PAYLOAD_BYTES",
                        "200000");
        HttpTransport transport = new HttpTransport(config);
        connections =
                new Connections(
                        config,
                        groups,
                        transport,
                        new QueryService(transport, threads),
                        threads,
                        "1.2.3");
        listener =
                SyncListener.listen(
                        config, connections, new Statistics(connections, groups, () -> "0a"));
    }

    @AfterEach
    void stop() {
        clients.forEach(WireClient::close);
        listener.close();
        api.close();
        threads.shutdownNow();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private WireClient.Options client() {
        return WireClient.at(listener.port()).client("g", "c1");
    }

    private WireClient connect(WireClient.Options options) {
        WireClient client = options.connect();
        clients.add(client);
        return client;
    }

    private static UpMessage.InitConnection init() {
        return UpMessage.InitConnection.of(List.of(), null);
    }

    /// A client that has had its first poke.
    private WireClient ready() {
        WireClient client = connect(client().init(init()));
        client.nextOf(DownMessage.Connected.class);
        client.poke();
        return client;
    }

    private static ErrorBody error(WireClient client) {
        return ((DownMessage.Error) client.nextOf(DownMessage.Error.class)).body();
    }

    @ParameterizedTest
    @CsvSource({"30", "51", "52"})
    void everyVersionInTheRangeIsWelcome(int version) {
        WireClient client = connect(client().version(version).init(init()));
        assertThat(((DownMessage.Connected) client.next()).wsid()).isEqualTo("ws1");
        WireClient.Poke poke = client.poke();
        assertThat(poke.baseCookie()).isNull();
        assertThat(poke.cookie()).isEqualTo("00:01");
    }

    @Test
    void aBasePathIsTolerated() {
        connect(client().path("/app/sync/v51/connect")).nextOf(DownMessage.Connected.class);
    }

    @ParameterizedTest
    @CsvSource({"99,server", "53,server", "29,client"})
    void anotherVersionIsToldWhichSideMustBeUpdated(int version, String side) {
        WireClient client = connect(client().version(version).init(init()));
        assertThat(error(client))
                .isEqualTo(
                        ErrorBody.of(
                                ErrorKind.VERSION_NOT_SUPPORTED,
                                "server is at sync protocol v52 and does not support v"
                                        + version
                                        + ". The "
                                        + side
                                        + " must be updated to a newer release."));
        assertThat(client.closed().code()).isEqualTo(1005);
        assertThat(groups.calls).isEmpty();
    }

    @Test
    void invalidParametersCloseTheSocketWithTheReason() {
        assertThat(connect(client().without("clientID")).closed())
                .isEqualTo(new WireClient.Closed(1002, "invalid querystring - missing clientID"));
        assertThat(connect(client().path("/nowhere")).closed().code()).isEqualTo(1002);
        WireClient.Closed closed = connect(client().subProtocol("!!!")).closed();
        assertThat(closed.code()).isEqualTo(1002);
        assertThat(closed.reason()).startsWith("Sec-WebSocket-Protocol is not");
    }

    @Test
    void aHeaderOfSixteenKilobytesComesBackAsItWas() {
        List<DesiredPatch> patches = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            patches.add(
                    new DesiredPatch.Put(
                            "hash" + i,
                            null,
                            new DesiredPatch.Definition.Named("é/?" + i, List.of())));
        }
        UpMessage.InitConnection init = UpMessage.InitConnection.of(patches, null);
        assertThat(new dev.leat.protocol.up.SecProtocol(init, null).encode().length())
                .isGreaterThan(16_000);
        WireClient client = connect(client().init(init)); // the client checks the echo
        client.nextOf(DownMessage.Connected.class);
        client.poke();
    }

    @Test
    void theFirstMessageMayComeAsAFrame() throws Exception {
        WireClient client = connect(client());
        client.nextOf(DownMessage.Connected.class);
        client.send(init());
        client.poke();
        assertThat(groups.calls).containsExactly("connect c1");
        assertThat(api.requests())
                .extracting(TestApi.Request::body)
                .containsExactly("[\"transform\",[]]");
        client.send(init());
        assertThat(error(client).kindText()).isEqualTo("InvalidMessage");
        eventually(() -> groups.calls.contains("disconnected c1"));
    }

    @Test
    void anythingElseBeforeTheFirstMessageIsRefused() {
        WireClient client = connect(client());
        client.nextOf(DownMessage.Connected.class);
        client.send("[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[]}]");
        assertThat(error(client).kindText()).isEqualTo("InvalidConnectionRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | message: expected an array, got an object",
                "nonsense | not JSON",
                "[\"tomorrow\",{}] | Unknown type of message \"tomorrow\".",
                "[\"push\",{}] | push.clientGroupID is missing"
            })
    void aMalformedFrameClosesThatSocketOnly(String frame, String message) {
        WireClient client = ready();
        WireClient other = connect(client().client("g", "c2").init(init()));
        other.next();
        other.poke();
        client.send(frame);
        ErrorBody error = error(client);
        assertThat(error.kindText()).isEqualTo("InvalidMessage");
        assertThat(error.message()).startsWith(message);
        assertThat(client.closed().code()).isEqualTo(1005);
        other.send("[\"ping\",{}]");
        assertThat(other.nextText()).isEqualTo("[\"pong\",{}]");
    }

    @Test
    void aBinaryFrameIsNoMessage() {
        WireClient client = ready();
        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {0, 1, 2}), true).join();
        assertThat(error(client).kindText()).isEqualTo("InvalidMessage");
    }

    @Test
    void anUnknownFieldIsNoReasonToComplain() {
        WireClient client = ready();
        client.send("[\"ping\",{\"zz\":1}]");
        assertThat(client.nextText()).isEqualTo("[\"pong\",{}]");
        client.send("[\"pull\",{\"clientGroupID\":\"g\",\"cookie\":null,\"requestID\":\"p\"}]");
        client.send("[\"closeConnection\",[]]");
        client.send("[\"ping\",{}]");
        assertThat(client.nextText()).isEqualTo("[\"pong\",{}]");
    }

    @Test
    void anOversizedMessageClosesWith1009() {
        WireClient client = ready();
        client.socket().sendText("[\"ping\",{\"x\":\"" + "y".repeat(300_000) + "\"}]", true);
        assertThat(client.closed().code()).isEqualTo(1009);
        WireClient pieces = connect(client().client("g", "c3").init(init()));
        pieces.next();
        pieces.poke();
        pieces.socket().sendText("[\"ping\",{\"x\":\"" + "y".repeat(150_000), false).join();
        pieces.socket().sendText("y".repeat(150_000) + "\"}]", true);
        assertThat(pieces.closed().code()).isEqualTo(1009);
    }

    @Test
    void pingsAreAnsweredWhileTheSocketIsBusyAndMessagesKeepTheirOrder() throws Exception {
        WireClient client = ready();
        CompletableFuture<Void> busy = new CompletableFuture<>();
        groups.busy = busy;
        client.send(
                "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"del\",\"hash\":\"a\"}]}]");
        client.send(
                "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"del\",\"hash\":\"b\"}]}]");
        client.send("[\"ping\",{}]");
        assertThat(client.nextText()).isEqualTo("[\"pong\",{}]");
        eventually(() -> groups.calls.size() == 2);
        assertThat(groups.calls).containsExactly("connect c1", "desired [Del[hash=a]]");
        busy.complete(null);
        eventually(() -> groups.calls.contains("desired [Del[hash=b]]"));
    }

    @Test
    void aClientThatSendsMoreThanIsHandledIsHeldBackAndLosesNothing() throws Exception {
        WireClient client = ready();
        CompletableFuture<Void> busy = new CompletableFuture<>();
        groups.busy = busy;
        String padding = "x".repeat(100_000);
        Thread sender =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < 300; i++) {
                                client.send(
                                        "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"del\",\"hash\":\""
                                                + i
                                                + "\"}],\"traceparent\":\""
                                                + padding
                                                + "\"}]");
                            }
                        });
        Thread.sleep(300);
        assertThat(sender.isAlive()).as("30 MB do not fit into the queues").isTrue();
        busy.complete(null);
        eventually(() -> groups.calls.size() == 301);
        assertThat(groups.calls.getLast()).isEqualTo("desired [Del[hash=299]]");
    }

    @Test
    void aSilentServerReassuresItsClients() {
        WireClient client = ready();
        assertThat(client.nextText()).as("within 20 s").isEqualTo("[\"pong\",{}]");
    }

    @Test
    void aPushForAnotherGroupIsInvalid() {
        WireClient client = ready();
        client.send(
                "[\"push\",{\"timestamp\":1,\"clientGroupID\":\"other\",\"mutations\":[],\"pushVersion\":1,\"requestID\":\"x\"}]");
        assertThat(error(client))
                .isEqualTo(
                        ErrorBody.of(
                                ErrorKind.INVALID_PUSH,
                                "clientGroupID in mutation \"other\" does not match clientGroupID of connection \"g\""));
    }

    @Test
    void legacyCrudIsRefused() {
        WireClient client = ready();
        client.send(
                "[\"push\",{\"timestamp\":1,\"clientGroupID\":\"g\",\"mutations\":[{\"type\":\"crud\",\"id\":1,\"clientID\":\"c1\",\"name\":\"_zero_crud\","
                        + "\"args\":[{\"ops\":[]}],\"timestamp\":1}],\"pushVersion\":1,\"requestID\":\"x\"}]");
        assertThat(error(client).kindText()).isEqualTo("InvalidPush");
    }

    @Test
    void aDefectIsAnInternalErrorOfThatSocket() {
        WireClient client = ready();
        client.send("[\"deleteClients\",{\"clientIDs\":[\"x\"]}]");
        ErrorBody error = error(client);
        assertThat(error.kindText()).isEqualTo("Internal");
        assertThat(error.message()).doesNotContain("a defect");
    }

    @Test
    void theNewestSocketOfAClientWins() throws Exception {
        WireClient first = ready();
        WireClient second = connect(client().param("wsid", "ws2").init(init()));
        second.nextOf(DownMessage.Connected.class);
        second.poke();
        assertThat(first.closed().reason()).isEqualTo("replaced by ws2");
        eventually(() -> groups.calls.contains("disconnected c1"));
        second.send("[\"ping\",{}]");
        assertThat(second.nextText()).isEqualTo("[\"pong\",{}]");
    }

    @Test
    void credentialsThatTheApiServerRefusesEndTheSocket() {
        api.then(401, "no auth");
        WireClient client = connect(client().init(init()).header("Cookie", "sess=1"));
        client.nextOf(DownMessage.Connected.class);
        ErrorBody.TransformFailed failed = (ErrorBody.TransformFailed) error(client);
        assertThat(failed.status()).isEqualTo(401);
        assertThat(failed.bodyPreview()).isEqualTo("no auth");
        assertThat(groups.calls).isEmpty();
        assertThat(api.requests().getFirst().headers()).containsEntry("cookie", "sess=1");
    }

    @Test
    void aNewTokenIsCheckedAndTheQueriesAreLookedUpAnew() throws Exception {
        WireClient client = connect(client().param("userID", "u").token("t1").init(init()));
        client.next();
        client.poke();
        client.send(new UpMessage.UpdateAuth("t1"));
        client.send(new UpMessage.UpdateAuth("t2"));
        eventually(() -> groups.calls.contains("retransform"));
        assertThat(api.requests())
                .extracting(request -> request.headers().get("authorization"))
                .containsExactly("Bearer t1", "Bearer t2");
        client.send(new UpMessage.UpdateAuth(""));
        assertThat(error(client).kindText()).isEqualTo("Unauthorized");
    }

    @Test
    void credentialsAreCheckedAgainNowAndThenAndQueriesLookedUpAnew() throws Exception {
        listener.close();
        listen("1");
        WireClient client = ready();
        eventually(() -> groups.calls.contains("retransform"));
        api.then(503, "").then(503, "").then(503, "").then(503, "");
        int before = api.requests().size();
        eventually(() -> api.requests().size() > before + 4);
        client.send("[\"ping\",{}]");
        assertThat(client.nextText())
                .as("trouble there ends nobody here")
                .isEqualTo("[\"pong\",{}]");
        api.always(request -> new TestApi.Answer(403, "gone"));
        ErrorBody.TransformFailed failed = (ErrorBody.TransformFailed) error(client);
        assertThat(failed.status()).isEqualTo(403);
        assertThat(client.closed().code()).isEqualTo(1005);
    }

    @Test
    void aSocketThatNeverIntroducedItselfDoesNotSpeakForTheGroup() throws Exception {
        listener.close();
        listen("1");
        connect(client().client("g", "silent")).nextOf(DownMessage.Connected.class);
        ready();
        eventually(() -> groups.calls.contains("retransform"));
        assertThat(groups.speakers).containsOnly("c1");
    }

    @Test
    void anErrorOfTheMachineEndsTheSocketInsteadOfSilencingIt() {
        WireClient client = ready();
        groups.machineError = true;
        client.send("[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[]}]");
        assertThat(error(client).kindText()).isEqualTo("Internal");
        assertThat(client.closed().code()).isEqualTo(1005);
    }

    @Test
    void aClientThatDoesNotReadIsLeftOutAndHarmsNobody() throws Exception {
        WireClient client = connect(client().init(init()));
        client.nextOf(DownMessage.Connected.class);
        client.poke();
        ClientConnection connection = groups.connected.getFirst();
        client.pause();
        byte[] part =
                ("{\"pokeID\":\"p\",\"rowsPatch\":[{\"op\":\"put\",\"tableName\":\""
                                + "x".repeat(1 << 20)
                                + "\",\"value\":{}}]}")
                        .getBytes(StandardCharsets.UTF_8);
        int sent = 0;
        while (connection.isWritable() && sent < 100) {
            connection.sendPoke(new EncodedPoke("p", "00:01", List.of(part), "00:01"));
            sent++;
        }
        assertThat(sent).isLessThan(100);
        client.resume();
        eventually(() -> groups.calls.contains("writable"));
        eventually(connection::isWritable);
        for (int i = 0; i < sent; i++) {
            assertThat(client.poke().parts()).hasSize(1);
        }
        // One that takes ever more without reading is cut.
        client.pause();
        byte[] large = new byte[4 << 20];
        java.util.Arrays.fill(large, (byte) ' ');
        for (int i = 0; i < 30 && connection.isOpen(); i++) {
            connection.sendPoke(new EncodedPoke("p", "00:01", List.of(large), "00:01"));
        }
        eventually(() -> !connection.isOpen());
        eventually(() -> groups.calls.contains("disconnected c1"));
    }

    @Test
    void aPokeOfAnySizeArrivesThoughMoreIsSentBehindIt() {
        WireClient client = ready();
        ClientConnection connection = groups.connected.getFirst();
        client.pause();
        byte[] part =
                ("{\"pokeID\":\"p\",\"rowsPatch\":[{\"op\":\"put\",\"tableName\":\""
                                + "x".repeat(8 << 20)
                                + "\",\"value\":{}}]}")
                        .getBytes(StandardCharsets.UTF_8);
        List<byte[]> parts = java.util.Collections.nCopies(10, part);
        connection.sendPoke(new EncodedPoke("p", "00:01", parts, "00:01"));
        connection.send(new DownMessage.Pong());
        assertThat(connection.isOpen()).isTrue();
        client.resume();
        assertThat(client.poke().parts()).hasSize(10);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavingClientsAreToldToComeBack() {
        WireClient client = ready();
        connections.shutDown();
        ErrorBody.Backoff error = (ErrorBody.Backoff) error(client);
        assertThat(error.kind()).isEqualTo(ErrorKind.REHOME);
        assertThat(error.maxBackoffMs()).isBetween(0L, 1000L);
        assertThat(client.closed().code()).isEqualTo(1005);
        WireClient late = connect(client().init(init()));
        assertThat(error(late).kindText()).isEqualTo("Rehome");
    }

    @ParameterizedTest
    @CsvSource({"/,200,OK", "/keepalive,200,OK", "/nowhere,404,Not found", "/%25zz,404,Not found"})
    void healthChecksAreAnswered(String path, int status, String body) throws Exception {
        HttpResponse<String> response = get(path, null);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body().strip()).isEqualTo(body);
    }

    @Test
    void anUpgradeWithoutAKeyIsABadRequest() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            ("GET /sync/v51/connect HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aHeaderThatIsTooLargeIsRefusedWithTheReason() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/"))
                        .header("X-Large", "x".repeat(100_000))
                        .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(431);
    }

    @Test
    void countersAreForTheAdministrator() throws Exception {
        assertThat(get("/statz", null).statusCode()).isEqualTo(401);
        assertThat(get("/statz", "wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> text = get("/statz", "pw");
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.body()).contains("clientGroups 1\n").contains("replicaVersion 0a\n");
        assertThat(get("/statz?format=json", "pw").body()).contains("\"queries\":3");
    }

    private HttpResponse<String> get(String path, String password) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
        if (password != null) {
            String login =
                    Base64.getEncoder()
                            .encodeToString(("x:" + password).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + login);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
