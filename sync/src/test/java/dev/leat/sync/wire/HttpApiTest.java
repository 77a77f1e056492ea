package dev.leat.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.api.ApiCall;
import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.PokePart;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.SyncServer;
import dev.leat.sync.upstream.TestApi;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server whose API server is somewhere else, behind HTTP.
@PostgresTest(
        template = {
            "CREATE TABLE issue (id text PRIMARY KEY, title text, open boolean, prio int)",
            "CREATE TABLE comment (id text PRIMARY KEY, \"issueID\" text, body text, n int)",
            "INSERT INTO issue VALUES ('i1', 'first', true, 1)",
        },
        checkThreads = false)
class HttpApiTest {
    @TempDir private Path directory;
    private TestDatabase database;
    private TestApi http;
    private SyncServer server;

    @BeforeEach
    void start(TestDatabase fresh) throws Exception {
        database = fresh;
        IssueApi api = new IssueApi(database.dataSource());
        http =
                new TestApi()
                        .always(request -> {
                            assertThat(request.path()).endsWith("?schema=shop_2&appID=shop");
                            ApiCall call = new ApiCall("shop_2", "shop", request.headers());
                            return new TestApi.Answer(
                                    200,
                                    request.path().startsWith("/query")
                                            ? ApiJson.print(
                                                    api.transform(
                                                            call,
                                                            ApiJson.readTransformRequest(
                                                                    request.body())))
                                            : ApiJson.print(
                                                    api.push(
                                                            call,
                                                            ApiJson.readPush(request.body()))));
                        });
        server =
                SyncServer.start(
                        ServerFixtures.config(
                                database,
                                directory.resolve("replica"),
                                "ZERO_APP_ID",
                                "shop",
                                "ZERO_SHARD_NUM",
                                "2",
                                "ZERO_QUERY_URL",
                                http.url("/query"),
                                "ZERO_QUERY_API_KEY",
                                "qkey",
                                "ZERO_MUTATE_URL",
                                http.url("/mutate"),
                                "ZERO_MUTATE_API_KEY",
                                "mkey"));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
        ServerFixtures.dropSlots(database);
    }

    private WireClient connect() {
        UpMessage.InitConnection init =
                UpMessage.InitConnection.of(
                        List.of(
                                new DesiredPatch.Put(
                                        "q1",
                                        1000.0,
                                        new DesiredPatch.Definition.Named("issues", List.of()))),
                        IssueApi.clientSchema());
        return WireClient.at(server.port())
                .client("g", "c1")
                .header("Origin", "http://app.example")
                .init(init)
                .connect();
    }

    private static final String RENAME =
            "[\"push\",{\"timestamp\":1,\"clientGroupID\":\"g\",\"mutations\":[{\"type\":\"custom\",\"timestamp\":1,\"id\":1,\"clientID\":\"c1\","
                    + "\"name\":\"rename\",\"args\":[{\"id\":\"i1\",\"title\":\"renamed\"}]}],\"pushVersion\":1,\"requestID\":\"r1\"}]";

    @Test
    void queriesAndMutationsGoThroughTheApiServer() {
        try (WireClient client = connect()) {
            client.nextOf(DownMessage.Connected.class);
            WireClient.Poke poke = client.poke();
            while (poke.parts().stream().allMatch(part -> part.rowsPatch().isEmpty())) {
                poke = client.poke();
            }
            client.send(RENAME);
            PokePart part = client.poke().only();
            assertThat(part.lastMutationIdChanges()).containsExactly(Map.entry("c1", 1L));
            assertThat(part.rowsPatch().toString()).contains("renamed");
        }
        assertThat(http.requests())
                .allSatisfy(request ->
                        assertThat(request.headers())
                                .containsEntry("origin", "http://app.example")
                                .containsEntry(
                                        "x-api-key",
                                        request.path().startsWith("/query") ? "qkey" : "mkey"));
    }

    @Test
    void aRefusedPushEndsTheSocketAndTheNextOneIsServed() {
        try (WireClient client = connect()) {
            client.nextOf(DownMessage.Connected.class);
            client.poke();
            http.then(401, "log in");
            client.send(RENAME);
            DownMessage message = client.next();
            while (!(message instanceof DownMessage.Error)) {
                message = client.next();
            }
            ErrorBody.PushFailed failed =
                    (ErrorBody.PushFailed) ((DownMessage.Error) message).body();
            assertThat(failed.reason()).isEqualTo(FailureReason.HTTP);
            assertThat(failed.status()).isEqualTo(401);
            assertThat(failed.bodyPreview()).isEqualTo("log in");
            assertThat(client.closed().code()).isEqualTo(1005);
        }
        try (WireClient again = connect()) {
            again.nextOf(DownMessage.Connected.class);
            again.poke();
        }
    }
}
