package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ClientSchema.ColumnType;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.up.UpMessage.InitConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who may enter a group, and what becomes of the clients in it.
class ClientGroupAdmissionTest {
    private final GroupBed bed = new GroupBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givenAnUnknownGroupAndACookie_thenTheClientIsNotFound() {
        GroupClient client = bed.client("g", "c1");
        client.model.cookie = "01";

        assertThat(kind(client.tryConnect())).isEqualTo("ClientNotFound");
    }

    @Test
    void givenANewGroupWithoutSchema_thenTheRequestIsInvalid() {
        GroupClient client = bed.client("g", "c1");
        client.schema = null;

        ErrorBody error = client.tryConnect();

        assertThat(kind(error)).isEqualTo("InvalidConnectionRequest");
        assertThat(error.message())
                .isEqualTo(
                        "The initConnection message for a new client group must include client"
                                + " schema.");
    }

    @Test
    void givenAnotherSchemaThanTheGroups_thenTheRequestIsInvalid() {
        bed.client("g", "c1").connect();
        GroupClient other = bed.client("g", "c2");
        other.schema = new ClientSchema(Map.of());

        assertThat(kind(other.tryConnect())).isEqualTo("InvalidConnectionRequest");
    }

    @Test
    void givenTheSameSchemaInAnotherOrder_thenItIsTheSame() {
        bed.client("g", "c1").connect();
        GroupClient other = bed.client("g", "c2");
        List<String> names = new ArrayList<>(GroupBed.SCHEMA.tables().keySet());
        Map<String, ClientSchema.Table> reversed = new LinkedHashMap<>();
        names.reversed().forEach(name -> reversed.put(name, GroupBed.SCHEMA.tables().get(name)));
        other.schema = new ClientSchema(reversed);

        assertThat(other.tryConnect()).isNull();
    }

    @Test
    void givenAnotherUser_thenItIsUnauthorized_alsoAfterARestart() {
        GroupClient ann = bed.client("g", "c1");
        ann.userId = "ann";
        ann.connect();
        GroupClient bob = bed.client("g", "c2");
        bob.userId = "bob";

        assertThat(kind(bob.tryConnect())).isEqualTo("Unauthorized");
        bed.restart();
        assertThat(kind(bob.tryConnect())).isEqualTo("Unauthorized");
    }

    @Test
    void givenASchemaThatTheTablesDoNotSatisfy_thenEveryProblemIsTold() {
        bed.lacksKey.add("nopk");
        GroupClient client = bed.client("g", "c1");
        Map<String, ClientSchema.Table> tables = new LinkedHashMap<>();
        tables.put("missing", table(Map.of("id", ColumnType.STRING), "id"));
        tables.put("nopk", table(Map.of("a", ColumnType.STRING), "a"));
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("id", ColumnType.STRING);
        columns.put("body", ColumnType.NUMBER);
        columns.put("gone", ColumnType.STRING);
        columns.put("blob", ColumnType.STRING);
        tables.put("comment", table(columns, "body"));
        client.schema = new ClientSchema(tables);

        ErrorBody error = client.tryConnect();

        assertThat(kind(error)).isEqualTo("SchemaVersionNotSupported");
        assertThat(error.message().lines())
                .containsExactly(
                        "The \"missing\" table does not exist or is not one of the replicated"
                                + " tables: \"comment\",\"issue\".",
                        "The \"nopk\" table cannot be synced to the client: it has no primary"
                                + " key; add one.",
                        "The \"comment\".\"body\" column's upstream type \"string\" does not match"
                                + " the client type \"number\"",
                        "The \"comment\".\"gone\" column does not exist or is not one of the"
                                + " replicated columns: \"body\",\"id\",\"issueID\".",
                        "The \"comment\".\"blob\" column cannot be synced to the client: its type"
                                + " bytea is not synced.",
                        "The \"comment\" table's primaryKey <body> is not associated with a"
                                + " non-null unique index.");
    }

    @Test
    void givenACookieThatNoScheme_thenTheBaseCookieIsInvalid() {
        GroupClient client =
                bed.client("g", "c1").connect().eventually("up", it -> it.model.applied);
        client.disconnect();
        client.model.cookie = "what is this";

        assertThat(kind(client.tryConnect())).isEqualTo("InvalidConnectionRequestBaseCookie");
    }

    @Test
    void givenACookieAheadOfTheReplica_whenTheReplicaComes_thenTheClientStartsOver() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        client.disconnect();
        client.model.cookie = "03:02";
        client.model.rows.put("issue", new java.util.TreeMap<>(Map.of("\"stale\"|", "{}")));
        bed.restart();
        client.open();
        CompletableFuture<@Nullable Void> entered =
                bed.groups
                        .connect(client.socket, InitConnection.of(List.of(), null))
                        .toCompletableFuture();
        bed.timers.pass(Duration.ofMillis(60));
        assertThat(entered).isNotDone();

        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        bed.commit(store -> store.put("issue", issue("i2", "x", "ann", 1)));
        GroupBed.eventually(
                "entered",
                () -> {
                    bed.timers.pass(Duration.ofMillis(60));
                    return entered.isDone();
                });

        client.hasGot("q1").eventually("rows", it -> it.ids("issue").equals(List.of("i1", "i2")));
        assertThat(GroupClient.parts(client.pokes().getFirst()).getFirst())
                .endsWith("\"rowsPatch\":[{\"op\":\"clear\"}]}");
        assertThat(client.model.cookie).isGreaterThan("03:02");
    }

    @Test
    void givenACookieAheadOfTheReplica_whenTheReplicaNeverComes_thenTheBaseCookieIsInvalid() {
        GroupClient client =
                bed.client("g", "c1").connect().eventually("up", it -> it.model.applied);
        client.disconnect();
        client.model.cookie = "1zz";
        client.open();
        CompletableFuture<@Nullable Void> entered =
                bed.groups
                        .connect(client.socket, InitConnection.of(List.of(), null))
                        .toCompletableFuture();

        GroupBed.eventually(
                "refused",
                () -> {
                    bed.timers.pass(Duration.ofSeconds(1));
                    return entered.isCompletedExceptionally();
                });

        assertThat(entered)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withMessageContaining("InvalidConnectionRequestBaseCookie")
                .withMessageContaining("CVR is at version");
    }

    @Test
    void givenACookieOfALaterLife_thenTheGroupIsReadAgain_andTheClientStartsOver() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");
        two.disconnect();
        bed.groupStore.asServer("other").open("g");
        two.model.cookie = "01:" + dev.leat.protocol.LexiVersion.of(1 << 20);

        assertThat(kind(two.tryConnect())).isEqualTo("Rehome");
        assertThat(one.socket.errors()).extracting(this::kind).containsExactly("Rehome");

        two.connect().eventually("poked", it -> it.model.applied);
        assertThat(GroupClient.parts(two.pokes().getFirst()).getFirst()).contains("clear");
        two.disconnect();
        two.model.cookie = "01:" + dev.leat.protocol.LexiVersion.of(99L << 20);
        bed.restart();
        assertThat(kind(two.tryConnect())).isEqualTo("InvalidConnectionRequestBaseCookie");
    }

    @Test
    void givenTheStoreIsAway_thenTheClientIsToldToComeAgain_andItWorksLater() {
        bed.groupStore.broken = true;
        GroupClient client = bed.client("g", "c1");
        assertThat(kind(client.tryConnect(put("q1", "all")))).isEqualTo("Rehome");

        bed.groupStore.broken = false;

        client.connect(put("q1", "all")).hasGot("q1");
    }

    @Test
    void givenAnotherServerTookTheGroup_whenAClientChangesSomething_thenItIsSentAway() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.groupStore.asServer("other").open("g");

        client.change(put("q2", "all"));

        assertThat(client.socket.errors()).extracting(this::kind).containsExactly("Rehome");
    }

    @Test
    void givenClientsThatAreGone_thenWhatTheyWantedEnds_andEveryoneIsTold() {
        GroupClient one =
                bed.client("g", "c1").connect(GroupBed.putFor(0, "q1", "all")).hasGot("q1");
        one.disconnect();
        GroupClient two = bed.client("g", "c2").connect(put("q2", "all")).hasGot("q1", "q2");

        two.deleteClients("c1", "zz", "c2");

        two.eventually("c1 wants nothing", it -> it.model.desired.get("c1").isEmpty());
        assertThat(two.messages())
                .containsExactly(
                        new DownMessage.DeleteClients(
                                new ClientDeletion(List.of("c1", "zz"), List.of())));
        assertThat(bed.forgotten).containsExactly(List.of("c1"));
        bed.timers.pass(Duration.ofMillis(51));
        two.hasGot("q2");
    }

    @Test
    void givenAClientThatListsWhoIsAlive_thenTheOthersAreForgottenWithoutWord() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        one.disconnect();
        GroupClient two = bed.client("g", "c2");

        two.tryConnect(
                new InitConnection(
                        List.of(),
                        GroupBed.SCHEMA,
                        ClientDeletion.NONE,
                        null,
                        Map.of(),
                        null,
                        Map.of(),
                        List.of("c2"),
                        null));

        two.hasGot("q1");
        assertThat(two.model.desired.getOrDefault("c1", new java.util.TreeSet<>())).isEmpty();
        assertThat(two.messages()).isEmpty();
        assertThat(bed.forgotten).containsExactly(List.of("c1"));
    }

    @Test
    void givenTablesThatNoLongerFit_thenTheWholeGroupIsToldSo() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");
        bed.commit(
                store -> store.createTable(GroupBed.table("issue", List.of("id"), "id", "title")));

        bed.groups.schemaChanged();

        for (GroupClient client : List.of(one, two)) {
            client.eventually("told", it -> !it.socket.errors().isEmpty());
            assertThat(client.socket.errors())
                    .extracting(this::kind)
                    .containsExactly("SchemaVersionNotSupported");
        }
    }

    @Test
    void givenATableThatWasReset_thenItsRowsAreSentAgain() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        String version =
                bed.commit(store -> {
                    store.createTable(
                            GroupBed.table(
                                    "issue",
                                    List.of("id"),
                                    "id",
                                    "title",
                                    "owner",
                                    "n:number",
                                    "extra"));
                    store.put(
                            "issue",
                            new dev.leat.ivm.source.Row(
                                    new Object[] {"i1", "x", "ann", 1.0, null}));
                });
        bed.groups.schemaChanged();

        client.isAt(version);
        assertThat(client.rows().get("issue").values())
                .containsExactly(
                        "{\"id\":\"i1\",\"title\":\"x\",\"owner\":\"ann\",\"n\":1,\"extra\":null}");
        assertThat(client.socket.errors()).isEmpty();
    }

    private static ClientSchema.Table table(Map<String, ColumnType> columns, String... key) {
        return new ClientSchema.Table(columns, List.of(key));
    }

    private String kind(ErrorBody error) {
        return error == null ? "none" : error.kindText();
    }
}
