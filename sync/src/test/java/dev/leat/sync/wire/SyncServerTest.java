package dev.leat.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.down.PokePart;
import dev.leat.protocol.down.QueryPatch;
import dev.leat.protocol.down.RowPatch;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.UpMessage;
import dev.leat.query.ast.Ast;
import dev.leat.sync.SyncServer;
import dev.leat.sync.config.SyncConfig;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A whole server on a real database, driven over raw sockets through the traffic that was captured
/// from the stock server.
@PostgresTest(
        template = {
            "CREATE TYPE mood AS ENUM ('sad', 'happy')",
            "CREATE TABLE issue (id text PRIMARY KEY, title text, open boolean, prio int, score numeric, big int8,"
                    + " created timestamptz, d date, t time, meta jsonb, tags text[], m mood, u uuid, b bytea, iv interval, f8 float8)",
            "CREATE TABLE comment (id text PRIMARY KEY, \"issueID\" text, body text, n int)",
            "CREATE TABLE nopk (a int, b int)",
            "INSERT INTO issue VALUES ('i1','first',true,1,12.5,9007199254740991,'2024-05-06 07:08:09.123456+00','2024-05-06','07:08:09.5',"
                    + "'{\"a\":1,\"b\":[true,null]}','{x,y}','happy','a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11','\\x01','1 day',1.5)",
            "INSERT INTO issue (id, title, open) VALUES ('i2','second',false)",
            "INSERT INTO comment VALUES ('c1','i1','hello',1), ('c2','i1','world',2)",
        },
        checkThreads = false)
class SyncServerTest {
    private static final String I1 =
            "{\"id\":\"i1\",\"title\":\"%s\",\"open\":true,\"prio\":1,\"score\":12.5,\"big\":9007199254740991,"
                    + "\"created\":1714979289123.456,\"d\":1714953600000,\"t\":25689500,\"meta\":{\"a\":1,\"b\":[true,null]},"
                    + "\"tags\":[\"x\",\"y\"],\"m\":\"happy\",\"u\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\",\"f8\":1.5}";

    @TempDir private Path directory;
    private final List<WireClient> clients = new ArrayList<>();
    private TestDatabase database;
    private IssueApi api;
    private SyncServer server;

    @BeforeEach
    void start(TestDatabase fresh) {
        database = fresh;
        api = new IssueApi(database.dataSource());
        server = SyncServer.start(config(), api);
    }

    @AfterEach
    void stop() {
        clients.forEach(WireClient::close);
        server.close();
        ServerFixtures.dropSlots(database);
    }

    private SyncConfig config() {
        return ServerFixtures.config(database, directory.resolve("replica"));
    }

    private WireClient.Options client(String group, String client) {
        return WireClient.at(server.port()).client(group, client);
    }

    private WireClient connect(WireClient.Options options) {
        WireClient client = options.connect();
        clients.add(client);
        return client;
    }

    private static UpMessage.InitConnection wanting(DesiredPatch... patches) {
        return UpMessage.InitConnection.of(List.of(patches), IssueApi.clientSchema());
    }

    private static UpMessage.InitConnection again(DesiredPatch... patches) {
        return UpMessage.InitConnection.of(List.of(patches), null);
    }

    private static DesiredPatch put(String hash, String name, double ttl) {
        return new DesiredPatch.Put(hash, ttl, new DesiredPatch.Definition.Named(name, List.of()));
    }

    private static UpMessage change(DesiredPatch... patches) {
        return new UpMessage.ChangeDesiredQueries(List.of(patches), null);
    }

    private static UpMessage push(String group, String client, long id, String name, String arg) {
        return new UpMessage.Push(
                new PushBody(
                        group,
                        List.of(
                                new Mutation.Custom(
                                        new MutationId(client, id),
                                        name,
                                        List.of(new Json(arg)),
                                        1)),
                        1,
                        null,
                        1,
                        "r" + id,
                        null,
                        null));
    }

    private static JsonNode i1(String title) {
        return JsonText.parse(I1.formatted(title));
    }

    /// What a client holds after pokes.
    private static final class Held {
        private final Map<String, JsonNode> rows = new HashMap<>();
        private String cookie = "";

        void apply(WireClient.Poke poke) {
            String base = poke.baseCookie() == null ? "" : poke.baseCookie();
            assertThat(base).isEqualTo(cookie);
            for (PokePart part : poke.parts()) {
                for (RowPatch patch : part.rowsPatch()) {
                    switch (patch) {
                        case RowPatch.Put put ->
                                rows.put(
                                        put.tableName()
                                                + "/"
                                                + put.value().tree().get("id").stringValue(),
                                        put.value().tree());
                        case RowPatch.Del del ->
                                rows.remove(
                                        del.tableName()
                                                + "/"
                                                + del.id().tree().get("id").stringValue());
                        case RowPatch.Clear() -> rows.clear();
                        case RowPatch.Update update -> throw new AssertionError(update);
                    }
                }
            }
            cookie = poke.cookie();
        }
    }

    private static List<QueryPatch> got(WireClient.Poke poke) {
        return poke.parts().stream().flatMap(part -> part.gotQueriesPatch().stream()).toList();
    }

    /// Takes pokes until one says that the query is got.
    private static Held untilGot(WireClient client, Held held, String hash) {
        while (true) {
            WireClient.Poke poke = client.poke();
            held.apply(poke);
            if (got(poke).contains(new QueryPatch.Put(hash))) {
                return held;
            }
        }
    }

    private static ErrorBody error(WireClient client) {
        return ((DownMessage.Error) client.nextOf(DownMessage.Error.class)).body();
    }

    private static ErrorBody errorAfterPokes(WireClient client) {
        while (true) {
            DownMessage message = client.next();
            if (message instanceof DownMessage.Error error) {
                return error.body();
            }
        }
    }

    @Test
    void aSessionGoesAsWithTheStockServer() {
        // S1: a new group, its query in the header
        WireClient client =
                connect(client("cg1", "c1").init(wanting(put("q1", "issues", 300_000))));
        assertThat(((DownMessage.Connected) client.next()).wsid()).isEqualTo("ws1");
        Held held = untilGot(client, new Held(), "q1");
        assertThat(held.rows)
                .containsOnlyKeys("issue/i1", "issue/i2", "comment/c1", "comment/c2")
                .containsEntry("issue/i1", i1("first"));
        assertThat(api.requests()).containsExactly("query []", "query [issues]");

        // S2: a mutation comes back as one poke with its id and its rows
        client.send(push("cg1", "c1", 1, "rename", "{\"id\":\"i1\",\"title\":\"renamed\"}"));
        WireClient.Poke renamed = client.poke();
        held.apply(renamed);
        assertThat(renamed.only().lastMutationIdChanges()).containsExactly(Map.entry("c1", 1L));
        assertThat(renamed.only().rowsPatch()).hasSize(1);
        assertThat(held.rows).containsEntry("issue/i1", i1("renamed"));

        // S3: a refusal comes with its id
        client.send(push("cg1", "c1", 2, "fail", "null"));
        WireClient.Poke refused = client.poke();
        held.apply(refused);
        assertThat(refused.only().lastMutationIdChanges()).containsExactly(Map.entry("c1", 2L));
        assertThat(refused.only().mutationsPatch())
                .containsExactly(
                        new MutationPatch.Put(
                                new MutationId("c1", 2),
                                new Json("{\"error\":\"app\",\"message\":\"mutator failed\"}")));

        // S4: once acknowledged, the result goes
        client.send(new UpMessage.AckMutationResponses(new MutationId("c1", 2)));
        WireClient.Poke forgotten = client.poke();
        held.apply(forgotten);
        assertThat(forgotten.only().mutationsPatch())
                .containsExactly(new MutationPatch.Del(new MutationId("c1", 2)));

        // S5: a mutation that was already processed changes nothing
        client.send(push("cg1", "c1", 2, "rename", "{\"id\":\"i1\",\"title\":\"dup\"}"));

        // S6: one query that the application refuses, one with EXISTS
        client.send(change(put("q2", "boom", 1000), put("q3", "withComments", 1000)));
        List<QueryPatch> got = new ArrayList<>();
        DownMessage.TransformError refusal = null;
        while (!got.contains(new QueryPatch.Put("q3")) || refusal == null) {
            DownMessage message = peekPoke(client, held, got);
            if (message instanceof DownMessage.TransformError error) {
                refusal = error;
            }
        }
        assertThat(refusal.queries())
                .containsExactly(
                        new ErroredQuery(ErroredQuery.Kind.APP, "q2", "boom", "nope", null));

        // S7: what is no longer wanted goes once its time is over
        client.send(change(new DesiredPatch.Del("q3")));
        got.clear();
        while (!got.contains(new QueryPatch.Del("q3"))) {
            peekPoke(client, held, got);
        }
        String cookie = held.cookie;
        client.socket().sendClose(1000, "").join();

        // S8: reconnect with the cookie: a first poke in any case, and nothing in it
        WireClient back = connect(client("cg1", "c1").cookie(cookie).init(again()));
        back.nextOf(DownMessage.Connected.class);
        WireClient.Poke first = back.poke();
        assertThat(first.baseCookie()).isEqualTo(cookie);
        assertThat(first.parts()).allSatisfy(part -> assertThat(part.rowsPatch()).isEmpty());

        // S9: a second client of the group, from nothing
        WireClient second =
                connect(client("cg1", "c2").init(wanting(put("q1", "issues", 300_000))));
        second.nextOf(DownMessage.Connected.class);
        Held both = untilGot(second, new Held(), "q1");
        assertThat(both.rows)
                .containsOnlyKeys("issue/i1", "issue/i2", "comment/c1", "comment/c2")
                .containsEntry("issue/i1", i1("renamed"));

        // S10: a mutation that is out of order fails the push and closes that socket only
        back.send(push("cg1", "c1", 9, "rename", "{\"id\":\"i1\",\"title\":\"x\"}"));
        assertThat(errorAfterPokes(back))
                .isEqualTo(
                        new ErrorBody.PushFailed(
                                Origin.SERVER,
                                FailureReason.OUT_OF_ORDER_MUTATION,
                                "Client c1 sent mutation ID 9 but expected 3",
                                List.of(new MutationId("c1", 9)),
                                null,
                                null,
                                null));
        assertThat(back.closed().code()).isEqualTo(1005);
        database.execute("UPDATE comment SET body = 'hi' WHERE id = 'c1'");
        while (!both.rows.get("comment/c1").get("body").stringValue().equals("hi")) {
            both.apply(second.poke());
        }
    }

    /// Takes a poke or another message; pokes are applied.
    private static DownMessage peekPoke(WireClient client, Held held, List<QueryPatch> got) {
        return client.pokeOr(poke -> {
            held.apply(poke);
            got.addAll(got(poke));
        });
    }

    @Test
    void bothFormsOfPokesSayTheSame() {
        Held json = new Held();
        Held binary = new Held();
        WireClient older =
                connect(client("g51", "a").version(51).init(wanting(put("q1", "issues", 1000))));
        WireClient newer =
                connect(client("g52", "b").version(52).init(wanting(put("q1", "issues", 1000))));
        older.next();
        newer.next();
        untilGot(older, json, "q1");
        untilGot(newer, binary, "q1");
        assertThat(binary.rows).isEqualTo(json.rows).hasSize(4);
        database.execute(
                "BEGIN; DELETE FROM comment WHERE id = 'c2'; UPDATE issue SET prio = 7 WHERE id = 'i2'; COMMIT");
        while (json.rows.containsKey("comment/c2") || binary.rows.containsKey("comment/c2")) {
            json.apply(older.poke());
            binary.apply(newer.poke());
        }
        assertThat(binary.rows).isEqualTo(json.rows).hasSize(3);
        assertThat(json.rows.get("issue/i2").get("prio").intValue()).isEqualTo(7);
    }

    @Test
    void aClientCatchesUpWithWhatHappenedWhileItWasAwayAndTheServerToo() {
        WireClient client =
                connect(client("cg1", "c1").init(wanting(put("q1", "issues", 300_000))));
        client.next();
        Held held = untilGot(client, new Held(), "q1");
        client.close();
        database.execute("UPDATE issue SET title = 'one' WHERE id = 'i2'");
        server.close();
        database.execute(
                "INSERT INTO issue (id, title) VALUES ('i3', 'third')",
                "DELETE FROM comment WHERE id = 'c1'");
        server = SyncServer.start(config(), api);
        WireClient back = connect(client("cg1", "c1").cookie(held.cookie).init(again()));
        back.next();
        while (!held.rows.containsKey("issue/i3") || held.rows.containsKey("comment/c1")) {
            held.apply(back.poke());
        }
        assertThat(held.rows).containsOnlyKeys("issue/i1", "issue/i2", "issue/i3", "comment/c2");
        assertThat(held.rows.get("issue/i2").get("title").stringValue()).isEqualTo("one");
    }

    @Test
    void errorsAreThoseOfTheStockServer() {
        // E3
        WireClient client = connect(client("e3", "c1").init(again()));
        client.nextOf(DownMessage.Connected.class);
        assertThat(errorAfterPokes(client))
                .isEqualTo(
                        ErrorBody.of(
                                ErrorKind.INVALID_CONNECTION_REQUEST,
                                "The initConnection message for a new client group must include client schema."));
        assertThat(client.closed().code()).isEqualTo(1005);
        // E4
        client = connect(client("e4", "c1").cookie("4gdwjk").init(again()));
        client.next();
        assertThat(errorAfterPokes(client).kindText()).isEqualTo("ClientNotFound");
        // E9
        client = connect(client("e9", "c1").token("tok"));
        assertThat(error(client))
                .isEqualTo(
                        ErrorBody.of(
                                ErrorKind.UNAUTHORIZED,
                                "Authenticated connections require a userID."));
        assertThat(client.closed())
                .isEqualTo(
                        new WireClient.Closed(3000, "Authenticated connections require a userID."));
        // E11
        client = connect(client("e11", "c1").param("userID", "u2").token("tok").init(wanting()));
        client.nextOf(DownMessage.Connected.class);
        assertThat(errorAfterPokes(client).kindText()).isEqualTo("Unauthorized");
        // an expired token
        client =
                connect(client("e20", "c1").param("userID", "u1").token("expired").init(wanting()));
        client.next();
        ErrorBody.TransformFailed failed = (ErrorBody.TransformFailed) errorAfterPokes(client);
        assertThat(failed.status()).isEqualTo(401);
        assertThat(failed.bodyPreview()).isEqualTo("no auth");
    }

    @Test
    void oneQueryWithoutATableHarmsNobodyElse() {
        WireClient client =
                connect(
                        client("e21", "c1")
                                .init(
                                        wanting(
                                                put("bad", "noSuchTable", 1000),
                                                put("q1", "issues", 1000))));
        client.next();
        List<QueryPatch> got = new ArrayList<>();
        Held held = new Held();
        DownMessage.TransformError refusal = null;
        while (!got.contains(new QueryPatch.Put("q1")) || refusal == null) {
            if (peekPoke(client, held, got) instanceof DownMessage.TransformError error) {
                refusal = error;
            }
        }
        assertThat(refusal.queries()).extracting(ErroredQuery::id).containsExactly("bad");
        assertThat(held.rows).hasSize(4);
    }

    @Test
    void aQueryThatTheClientWroteItselfSyncsNoRowsAndTheClientIsTold() {
        // E18: no permission can allow it, so nothing may be seen; the client is not left waiting.
        WireClient client =
                connect(
                        client("e18", "c1")
                                .init(
                                        wanting(
                                                put("q1", "issues", 1000),
                                                new DesiredPatch.Put(
                                                        "ast1",
                                                        0.0,
                                                        new DesiredPatch.Definition.Client(
                                                                Ast.of("comment"))))));
        client.next();
        List<QueryPatch> got = new ArrayList<>();
        Held held = new Held();
        DownMessage.TransformError refusal = null;
        while (!got.contains(new QueryPatch.Put("q1")) || refusal == null) {
            if (peekPoke(client, held, got) instanceof DownMessage.TransformError error) {
                refusal = error;
            }
        }
        assertThat(refusal.queries()).extracting(ErroredQuery::id).containsExactly("ast1");
        assertThat(got).doesNotContain(new QueryPatch.Put("ast1"));
    }

    @Test
    void aGroupBelongsToOneUser() {
        WireClient client =
                connect(client("e10", "c1").param("userID", "u1").token("tok").init(wanting()));
        client.next();
        client.poke();
        WireClient other = connect(client("e10", "c2").init(wanting()));
        assertThat(error(other).kindText()).isEqualTo("Unauthorized");
        assertThat(other.closed().code()).isEqualTo(3000);
        // E10: another token of the same user is looked at, and changes nothing
        client.send(new UpMessage.UpdateAuth("tok2"));
        client.send("[\"ping\",{}]");
        assertThat(client.nextText()).isEqualTo("[\"pong\",{}]");
        client.send(new UpMessage.UpdateAuth("expired"));
        assertThat(errorAfterPokes(client).kindText()).isEqualTo("TransformFailed");
    }

    @Test
    void theInspectorAnswersThoseWhoKnowThePassword() {
        WireClient client = connect(client("e15", "c1").init(wanting(put("q1", "issues", 1000))));
        client.next();
        untilGot(client, new Held(), "q1");
        client.send("[\"inspect\",{\"id\":\"a\",\"op\":\"version\"}]");
        assertThat(inspected(client)).isEqualTo("a authenticated false");
        client.send("[\"inspect\",{\"id\":\"b\",\"op\":\"authenticate\",\"value\":\"wrong\"}]");
        assertThat(inspected(client)).isEqualTo("b authenticated false");
        client.send("[\"inspect\",{\"id\":\"b\",\"op\":\"authenticate\",\"value\":\"pw\"}]");
        assertThat(inspected(client)).isEqualTo("b authenticated true");
        client.send("[\"inspect\",{\"id\":\"c\",\"op\":\"version\"}]");
        assertThat(inspected(client)).startsWith("c version \"");
        client.send("[\"inspect\",{\"id\":\"d\",\"op\":\"queries\"}]");
        assertThat(inspected(client)).startsWith("d queries [{").contains("\"queryID\":\"q1\"");
        client.send("[\"inspect\",{\"id\":\"e\",\"op\":\"metrics\"}]");
        assertThat(inspected(client)).startsWith("e metrics {");
    }

    private static String inspected(WireClient client) {
        var response = ((DownMessage.Inspect) client.nextOf(DownMessage.Inspect.class)).response();
        return response.id() + " " + response.op() + " " + response.value().text();
    }

    @Test
    void deletedClientsAreAcknowledged() {
        WireClient client = connect(client("e19", "c1").init(wanting()));
        client.next();
        client.poke();
        client.send(new UpMessage.DeleteClients(new ClientDeletion(List.of("zz"), List.of("gg"))));
        while (true) {
            DownMessage message = client.pokeOr(poke -> {});
            if (message instanceof DownMessage.DeleteClients deleted) {
                assertThat(deleted.deleted())
                        .isEqualTo(new ClientDeletion(List.of("zz"), List.of()));
                return;
            }
        }
    }

    @Test
    void clientsAreSentAwayWhenTheServerEnds() {
        WireClient client = connect(client("bye", "c1").init(wanting()));
        client.next();
        client.poke();
        server.close();
        assertThat(errorAfterPokes(client).kindText()).isEqualTo("Rehome");
        assertThat(client.closed().code()).isEqualTo(1005);
    }
}
