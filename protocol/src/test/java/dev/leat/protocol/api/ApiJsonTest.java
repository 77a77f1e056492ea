package dev.leat.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"transform\",[]]",
                "[\"transform\",[{\"id\":\"q1\",\"name\":\"issues\",\"args\":[]}]]",
                "[\"transform\",[{\"id\":\"q2\",\"name\":\"ns.q\",\"args\":[{\"id\":\"x\",\"limit\":10.5}]}]]",
            })
    void capturedRequestsSurviveARoundTrip(String body) {
        assertThat(ApiJson.print(ApiJson.readTransformRequest(body))).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"QueryResponse\",\"queries\":[],\"userID\":null}",
                "{\"kind\":\"QueryResponse\",\"queries\":[{\"id\":\"q1\",\"name\":\"issues\",\"ast\":{\"table\":\"issue\","
                        + "\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},"
                        + "\"subquery\":{\"table\":\"comment\",\"alias\":\"comments\"},\"system\":\"client\"}],"
                        + "\"orderBy\":[[\"title\",\"asc\"]]}}],\"userID\":\"u1\"}",
                "{\"kind\":\"QueryResponse\",\"queries\":[{\"error\":\"app\",\"id\":\"q2\",\"name\":\"boom\",\"message\":\"nope\"}]}",
                "{\"kind\":\"TransformFailed\",\"origin\":\"server\",\"reason\":\"database\",\"message\":\"down\",\"queryIDs\":[\"q1\"],\"details\":{\"a\":1}}",
            })
    void capturedTransformResponsesSurviveARoundTrip(String body) {
        assertThat(JsonText.parse(ApiJson.print(ApiJson.readTransformResponse(body))))
                .isEqualTo(JsonText.parse(body));
    }

    @Test
    void oneUnreadableAstDoesNotSpoilTheOthers() {
        TransformResponse response =
                ApiJson.readTransformResponse(
                        "{\"kind\":\"QueryResponse\",\"queries\":[{\"id\":\"a\",\"name\":\"n\",\"ast\":{\"limit\":1}},"
                                + "{\"id\":\"b\",\"name\":\"n\",\"ast\":{\"table\":\"t\"}}]}");
        List<TransformedQuery> queries = ((TransformResponse.Transformed) response).queries();
        assertThat(queries.get(0)).isInstanceOf(TransformedQuery.Errored.class);
        assertThat(((TransformedQuery.Errored) queries.get(0)).error().kind())
                .isEqualTo(ErroredQuery.Kind.PARSE);
        assertThat(queries.get(1)).isInstanceOf(TransformedQuery.Ok.class);
    }

    @Test
    void theLegacyFormsOfTransformsAreRead() {
        assertThat(ApiJson.readTransformResponse("[\"transformed\",[]]"))
                .isEqualTo(new TransformResponse.Transformed(Identity.UNSTATED, List.of()));
        assertThat(
                        ApiJson.readTransformResponse(
                                "[\"transformFailed\",{\"kind\":\"TransformFailed\",\"origin\":\"server\","
                                        + "\"reason\":\"internal\",\"message\":\"m\",\"queryIDs\":[]}]"))
                .isInstanceOf(TransformResponse.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"MutateResponse\",\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":1},\"result\":{}}],\"userID\":null}",
                "{\"kind\":\"MutateResponse\",\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":2},\"result\":{\"error\":\"alreadyProcessed\","
                        + "\"details\":\"Ignoring mutation from c1 with ID 2 as it was already processed. Expected: 3\"}}]}",
                "{\"kind\":\"PushFailed\",\"origin\":\"server\",\"reason\":\"oooMutation\",\"message\":\"Client c1 sent mutation ID 9 but expected 3\","
                        + "\"mutationIDs\":[{\"id\":9,\"clientID\":\"c1\"}]}",
            })
    void capturedPushResponsesSurviveARoundTrip(String body) {
        assertThat(JsonText.parse(ApiJson.print(ApiJson.readPushResponse(body))))
                .isEqualTo(JsonText.parse(body));
    }

    @Test
    void theLegacyFormsOfPushesAreRead() {
        assertThat(
                        ApiJson.readPushResponse(
                                "{\"mutations\":[{\"id\":{\"clientID\":\"c\",\"id\":1},\"result\":{\"data\":5}}]}"))
                .isEqualTo(
                        new PushResponse.Mutated(
                                Identity.UNSTATED,
                                List.of(
                                        new MutationResult.Of(
                                                new MutationId("c", 1),
                                                new MutationResult.Ok(new Json("5"))))));
        PushResponse failed =
                ApiJson.readPushResponse(
                        "{\"error\":\"unsupportedPushVersion\",\"mutationIDs\":[{\"id\":1,\"clientID\":\"c\"}]}");
        assertThat(failed).isInstanceOf(PushResponse.Failed.class);
        ErrorBody.PushFailed failure = ((PushResponse.Failed) failed).failure();
        assertThat(failure.reason()).isEqualTo(FailureReason.UNSUPPORTED_PUSH_VERSION);
        assertThat(failure.origin()).isEqualTo(Origin.SERVER);
        assertThat(failure.mutationIds()).containsExactly(new MutationId("c", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "<html>", "{\"kind\":\"Other\"}", "[\"x\",[]]"})
    void whatIsNoAnswerIsRefused(String body) {
        assertThatThrownBy(() -> ApiJson.readTransformResponse(body))
                .isInstanceOf(InvalidMessageException.class);
    }
}
