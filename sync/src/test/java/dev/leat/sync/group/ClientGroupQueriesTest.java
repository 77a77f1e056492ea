package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.del;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static dev.leat.sync.group.GroupBed.putFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.engine.View;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.query.ast.Ast;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The life of a query, from wanted to forgotten.
class ClientGroupQueriesTest {
    private final GroupBed bed = new GroupBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givenAQueryThatIsGivenUp_thenItRunsUntilItsTimeHasPassed() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(putFor(1000, "q1", "all")).hasGot("q1");

        client.change(del("q1"));
        client.eventually("told", it -> it.model.desired.get("c1").isEmpty());
        client.isAt(bed.commit(store -> store.put("issue", issue("i2", "x", "ann", 1))));
        bed.timers.pass(Duration.ofMillis(1049));
        client.hasGot("q1");
        assertThat(client.ids("issue")).containsExactly("i1", "i2");

        bed.timers.pass(Duration.ofMillis(2));

        client.hasGot();
        assertThat(client.ids("issue")).isEmpty();
    }

    @Test
    void givenAQueryInItsLastMinutes_whenItIsWantedAgain_thenItStaysWithoutANewPokeOfRows() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(putFor(1000, "q1", "all")).hasGot("q1");
        client.change(del("q1")).change(putFor(1000, "q1", "all"));
        bed.timers.pass(Duration.ofMinutes(10));

        client.eventually("wants it", it -> it.model.desired.get("c1").contains("q1"));
        client.hasGot("q1");
        assertThat(client.lastParts().toString()).doesNotContain("rowsPatch");
    }

    @Test
    void givenNobodyIsConnected_thenTheTimeToLiveStandsStill() {
        GroupClient client = bed.client("g", "c1").connect(putFor(1000, "q1", "all")).hasGot("q1");
        client.change(del("q1"));
        client.eventually("told", it -> it.model.desired.get("c1").isEmpty());
        leave(client);
        bed.timers.pass(Duration.ofSeconds(30));

        client.connect().hasGot("q1");

        bed.timers.pass(Duration.ofMillis(1051));
        client.hasGot();
    }

    @Test
    void givenClear_thenTheQueriesGoAtOnce() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        client.change(new DesiredPatch.Clear());

        client.hasGot();
        assertThat(client.ids("issue")).isEmpty();
        assertThat(client.pokes()).hasSize(2);
    }

    @Test
    void givenAQueryThatTheApplicationRefuses_thenOnlyItsOwnersAreTold_andTheOthersGoOn() {
        GroupClient other = bed.client("g", "c2").connect(put("q1", "all")).hasGot("q1");

        GroupClient client = bed.client("g", "c1").connect(put("boom", "boom"), put("q2", "all"));

        client.hasGot("q1", "q2");
        client.eventually("told", it -> !it.messages().isEmpty());
        assertThat(client.messages())
                .containsExactly(
                        new DownMessage.TransformError(
                                List.of(
                                        new ErroredQuery(
                                                ErroredQuery.Kind.APP,
                                                "boom",
                                                "boom",
                                                "nope",
                                                null))));
        assertThat(other.messages()).isEmpty();
        assertThat(client.model.desired.get("c1")).contains("boom");
    }

    @Test
    void givenAQueryOverAnUnknownTable_thenThatQueryAloneFails() {
        GroupClient client =
                bed.client("g", "c1").connect(put("bad", "bad"), put("q1", "all")).hasGot("q1");

        client.eventually("told", it -> !it.messages().isEmpty());
        assertThat(client.messages())
                .singleElement()
                .satisfies(message -> {
                    ErroredQuery error =
                            ((DownMessage.TransformError) message).queries().getFirst();
                    assertThat(error.id()).isEqualTo("bad");
                    assertThat(error.message()).contains("nosuch");
                });
        assertThat(client.socket.errors()).isEmpty();
    }

    @Test
    void givenARefusedQuery_whenItIsWantedAgain_thenItIsLookedUpAgain() {
        GroupClient client = bed.client("g", "c1").connect(put("q", "boom"));
        client.eventually("told", it -> it.messages().size() == 1);

        client.change(put("q", "boom"));
        client.eventually("told again", it -> it.messages().size() == 2);

        bed.application =
                query -> new TransformedQuery.Ok(query.id(), query.name(), Ast.of("issue"));
        client.change(put("q", "boom")).hasGot("q");
    }

    @Test
    void givenAQueryThatIsRefusedLater_thenItsRowsGo() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.application =
                query ->
                        new TransformedQuery.Errored(
                                new ErroredQuery(
                                        ErroredQuery.Kind.APP,
                                        query.id(),
                                        query.name(),
                                        "no",
                                        null));

        bed.groups.retransform(client.socket);

        client.hasGot();
        assertThat(client.ids("issue")).isEmpty();
        assertThat(client.messages()).hasSize(1);
    }

    @Test
    void givenAQueryThatBecomesAnother_thenOnePokeBringsTheDifference() {
        bed.commit(store -> {
            store.put("issue", issue("i1", "x", "ann", 1));
            store.put("issue", issue("i2", "x", "bob", 1));
        });
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.application =
                query ->
                        new TransformedQuery.Ok(
                                query.id(),
                                query.name(),
                                Ast.of("issue").withWhere(GroupBed.equal("owner", "bob")));

        bed.groups.retransform(client.socket);

        client.eventually("one row", it -> it.ids("issue").equals(List.of("i2")));
        assertThat(client.pokes()).hasSize(2);
        assertThat(client.lastParts().toString())
                .contains("\"op\":\"del\",\"tableName\":\"issue\"")
                .as("i2 is known")
                .doesNotContain("\"value\"");
        assertThat(client.model.got).containsExactly("q1");
    }

    @Test
    void givenALookUpThatIsStillUnderWay_thenNothingIsPoked_andThenEverythingAtOnce() {
        bed.holdAnswers = true;
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all"), put("q2", "all"));
        assertThat(client.pokes()).isEmpty();

        bed.answer();

        client.hasGot("q1", "q2");
        assertThat(client.pokes()).hasSize(1);
    }

    @Test
    void givenARunningGroup_whenAQueryIsSlow_thenCommitsGoOn() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.holdAnswers = true;
        client.change(put("q2", "owner", "ann"));

        client.isAt(bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1))));
        client.hasGot("q1");
        bed.answer();
        client.hasGot("q1", "q2");
    }

    @Test
    void givenTheApiServerRefusesTheCredentials_thenTheConnectionIsToldAndClosed() {
        bed.failure = new ProtocolException(failed(401));
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all"));

        client.eventually("failed", it -> !it.socket.errors().isEmpty());
        assertThat(client.socket.errors())
                .extracting(ErrorBody::kindText)
                .containsExactly("TransformFailed");

        bed.groups.disconnected(client.socket);
        bed.failure = null;
        client.connect().hasGot("q1");
    }

    @Test
    void givenTwoTabsThatWait_whenTheLookUpOfOneFails_thenTheOtherAsksItself() {
        bed.holdAnswers = true;
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all"));
        GroupClient two = bed.client("g", "c2").connect();
        one.change(put("q2", "owner", "ann"));
        bed.answerFailing(new ProtocolException(failed(503)), 2);
        one.eventually("failed", it -> !it.socket.errors().isEmpty());

        bed.holdAnswers = false;
        bed.answer();

        two.eventually(
                "all",
                it -> {
                    bed.answer();
                    return it.model.got.equals(new java.util.TreeSet<>(List.of("q1", "q2")));
                });
        assertThat(two.socket.errors()).isEmpty();
    }

    @Test
    void givenALookUpThatFailed_whenAnotherTabWantsTheQuery_thenItIsLookedUp() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");
        bed.failure = new ProtocolException(failed(503));
        one.change(put("q2", "owner", "ann"));
        one.eventually("failed", it -> !it.socket.errors().isEmpty());
        bed.failure = null;

        two.change(put("q2", "owner", "ann")).hasGot("q1", "q2");

        assertThat(two.socket.errors()).isEmpty();
    }

    @Test
    void givenTwoTabsThatWantAQuery_whenTheOneThatAskedFails_thenTheOtherAsks() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");
        GroupClient three = bed.client("g", "c3").connect().hasGot("q1");
        bed.holdAnswers = true;
        one.change(put("q2", "owner", "ann"));
        three.change(put("q2", "owner", "ann"));
        bed.holdAnswers = false;
        int asked = bed.questions.size();

        bed.answerFailing(new ProtocolException(failed(503)), 0);

        three.hasGot("q1", "q2");
        assertThat(bed.questions).hasSize(asked + 1);
        assertThat(one.socket.errors()).hasSize(1);
        assertThat(two.socket.errors()).isEmpty();
        assertThat(three.socket.errors()).isEmpty();
    }

    @Test
    void givenAnAnswerThatIsADefect_thenTheGroupIsReadAfreshInsteadOfStandingStill() {
        bed.application = query -> null;
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all"));
        client.eventually("failed", it -> !it.socket.errors().isEmpty());
        assertThat(client.socket.errors())
                .extracting(ErrorBody::kindText)
                .containsExactly("Rehome");
        bed.groups.disconnected(client.socket);
        bed.application = GroupBed::known;

        client.connect().hasGot("q1");
    }

    @Test
    void givenAViewThatFailsBeforeTheGroupWatchesIt_thenTheQueryDoesNotStayAsItWas()
            throws Exception {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "labels")).hasGot("q1");
        CountDownLatch hydrating = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            bed.hydrators.submit(() -> {
                hydrating.await();
                return null;
            });
        }
        int views = bed.engine.statistics().views();
        client.change(put("q2", "comments"));
        GroupBed.eventually("asked for", () -> bed.engine.statistics().views() > views);
        CountDownLatch writing = new CountDownLatch(1);
        bed.groupStore.writing = writing;
        bed.groups.changeDesiredQueries(client.socket, List.of(put("q3", "labels")));
        GroupBed.eventually("busy", () -> bed.groupStore.blocked);
        hydrating.countDown();
        View view = bed.engine.acquire(Ast.of("comment"), Map.of("comment", List.of("id"))).get();
        bed.commit(store -> store.dropTable("comment"));
        assertThat(view.failure()).isNotNull();
        bed.groupStore.writing = null;
        writing.countDown();

        client.eventually("told", it -> !it.messages().isEmpty());
        client.hasGot("q1", "q3");
    }

    @Test
    void givenARunningGroup_whenTheApiServerIsAwayForAWhile_thenItsQueriesGoOn() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.failure = new ProtocolException(failed(503));

        bed.groups.retransform(client.socket);

        client.isAt(bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1))));
        assertThat(client.socket.errors()).isEmpty();

        bed.failure = new ProtocolException(ErrorKind.UNAUTHORIZED, "who are you");
        bed.groups.retransform(client.socket);
        client.eventually("failed", it -> !it.socket.errors().isEmpty());
    }

    @Test
    void givenAQueryThatAClientWroteItself_thenItIsRunOnlyIfTheServerAllowsIt() {
        DesiredPatch own =
                new DesiredPatch.Put(
                        "own", null, new DesiredPatch.Definition.Client(Ast.of("issue")));
        GroupClient client = bed.client("g", "c1").connect(own);
        client.eventually("told", it -> it.messages().size() == 1);
        assertThat(client.model.got).isEmpty();

        bed.settings = bed.settings.withClientQueries(true);
        bed.restart();
        bed.client("g2", "c1").connect(own).hasGot("own");
    }

    @Test
    void givenAGroupThatEveryoneLeft_thenItsViewsAreGivenBackAfterAWhile() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        assertThat(bed.groups.counts().groups()).isOne();

        leave(client);
        bed.timers.pass(Duration.ofSeconds(61));

        GroupBed.eventually("gone", () -> bed.groups.counts().groups() == 0);
        assertThat(bed.groups.counts().rows()).isZero();
    }

    /// Disconnects and waits until the group knows.
    private void leave(GroupClient client) {
        int before = bed.groupStore.touches;
        client.disconnect();
        GroupBed.eventually("away", () -> bed.groupStore.touches > before);
    }

    private static ErrorBody failed(int status) {
        return new ErrorBody.TransformFailed(
                Origin.ZERO_CACHE, FailureReason.HTTP, "no", List.of("q1"), null, status, "");
    }
}
