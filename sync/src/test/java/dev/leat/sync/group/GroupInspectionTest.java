package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.del;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static dev.leat.sync.group.GroupBed.putFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.up.InspectRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GroupInspectionTest {
    private final GroupBed bed = new GroupBed();
    private GroupClient client;

    @BeforeEach
    void connect() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        client =
                bed.client("g", "c1")
                        .connect(put("q1", "all"), putFor(1000, "q2", "owner", "ann"))
                        .hasGot("q1", "q2");
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givenQueries_thenEachDesireIsListed() throws Exception {
        client.change(del("q2"), put("boom", "boom"));

        JsonNode rows = ask(new InspectRequest.Queries("a", null)).value().tree();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).toString())
                .isEqualTo(
                        "{\"clientID\":\"c1\",\"queryID\":\"q1\",\"ast\":null,\"name\":\"all\",\"args\":[],"
                                + "\"got\":true,\"deleted\":false,\"ttl\":300000,\"inactivatedAt\":null,\"rowCount\":1}");
        assertThat(rows.get(1).get("inactivatedAt").doubleValue()).isZero();
        assertThat(rows.get(2).get("got").booleanValue()).isFalse();
        assertThat(ask(new InspectRequest.Queries("a", "nobody")).value().tree()).isEmpty();
    }

    @Test
    void givenAQuestionThatFails_thenItIsAnsweredAllTheSame() throws Exception {
        bed.application =
                query -> {
                    throw new IllegalStateException("a defect");
                };
        InspectResponse answer =
                ask(
                        new InspectRequest.AnalyzeQuery(
                                "a", null, "all", List.of(), false, false, false));
        assertThat(answer.op()).isEqualTo("error");
        assertThat(answer.value().text()).contains("its log says why");
    }

    @Test
    void givenMetrics_thenTheDigestsAreThere() throws Exception {
        JsonNode metrics = ask(new InspectRequest.Metrics("m")).value().tree();

        JsonNode hydrations = metrics.get("query-materialization-server");
        assertThat(hydrations.get(0).intValue()).isEqualTo(1000);
        assertThat(hydrations.get(2).intValue()).as("samples").isPositive();
        assertThat(metrics.get("query-update-server").get(0).intValue()).isEqualTo(1000);
    }

    @Test
    void givenAQueryByName_whenItIsAnalyzed_thenItsRowsAreCountedAndTheViewIsGivenBack()
            throws Exception {
        InspectResponse answer =
                ask(
                        new InspectRequest.AnalyzeQuery(
                                "z",
                                null,
                                "owner",
                                List.of(Json.parse("\"ann\"")),
                                false,
                                true,
                                false));

        assertThat(answer.op()).isEqualTo("analyze-query");
        JsonNode analysis = answer.value().tree();
        assertThat(analysis.get("syncedRowCount").intValue()).isOne();
        assertThat(analysis.get("syncedRows").get("issue").get(0).get("id").stringValue())
                .isEqualTo("i1");
    }

    @Test
    void givenAQueryThatCannotBeRun_whenItIsAnalyzed_thenTheAnswerSaysWhy() throws Exception {
        InspectResponse answer =
                ask(
                        new InspectRequest.AnalyzeQuery(
                                "z", null, "bad", List.of(), false, false, false));

        assertThat(answer.op()).isEqualTo("error");
        assertThat(answer.value().text()).contains("nosuch");
    }

    private InspectResponse ask(InspectRequest request) throws Exception {
        return bed.groups
                .inspect(client.socket, request)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
