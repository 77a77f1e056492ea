package dev.leat.protocol.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorJsonTest {
    private static String print(ErrorBody error) {
        return JsonText.write(out -> ErrorJson.write(out, error));
    }

    private static ErrorBody read(String json) {
        return ErrorJson.read(JsonObject.of(JsonText.parse(json), "error"));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindSurvivesARoundTrip(ErrorKind kind) {
        ErrorBody error = ErrorBody.of(kind, "why");
        assertThat(read(print(error))).isEqualTo(error);
        assertThat(print(error)).contains("\"kind\":\"" + kind.wire() + "\"");
    }

    @Test
    void theFormsAreThoseOfTheReference() {
        assertThat(print(ErrorBody.of(ErrorKind.CLIENT_NOT_FOUND, "Client not found")))
                .isEqualTo(
                        "{\"kind\":\"ClientNotFound\",\"message\":\"Client not found\",\"origin\":\"zeroCache\"}");
        assertThat(
                        print(
                                new ErrorBody.Backoff(
                                        ErrorKind.REHOME,
                                        "m",
                                        null,
                                        0L,
                                        Map.of("node", "2"),
                                        Origin.ZERO_CACHE)))
                .isEqualTo(
                        "{\"kind\":\"Rehome\",\"message\":\"m\",\"maxBackoffMs\":0,\"reconnectParams\":{\"node\":\"2\"},\"origin\":\"zeroCache\"}");
        assertThat(
                        print(
                                new ErrorBody.PushFailed(
                                        Origin.ZERO_CACHE,
                                        FailureReason.HTTP,
                                        "Fetch from API server returned non-OK status 401",
                                        List.of(new MutationId("c1", 1)),
                                        null,
                                        401,
                                        "no auth")))
                .isEqualTo(
                        "{\"kind\":\"PushFailed\",\"origin\":\"zeroCache\",\"reason\":\"http\",\"message\":\"Fetch from API server returned non-OK status 401\","
                                + "\"mutationIDs\":[{\"id\":1,\"clientID\":\"c1\"}],\"status\":401,\"bodyPreview\":\"no auth\"}");
    }

    @Test
    void failuresSurviveARoundTrip() {
        ErrorBody transform =
                new ErrorBody.TransformFailed(
                        Origin.SERVER,
                        FailureReason.DATABASE,
                        "m",
                        List.of("q1"),
                        new Json("{\"a\":[1]}"),
                        null,
                        null);
        assertThat(read(print(transform))).isEqualTo(transform);
    }

    @Test
    void aKindFromTheFutureIsKeptAsItCame() {
        String json = "{\"kind\":\"Tomorrow\",\"message\":\"m\",\"extra\":{\"a\":1}}";
        ErrorBody error = read(json);
        assertThat(error).isInstanceOf(ErrorBody.Unknown.class);
        assertThat(error.kindText()).isEqualTo("Tomorrow");
        assertThat(print(error)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"Internal\"}",
                "{\"kind\":\"PushFailed\",\"reason\":\"x\",\"origin\":\"server\",\"message\":\"m\"}",
                "{\"kind\":\"PushFailed\",\"reason\":\"http\",\"origin\":\"x\",\"message\":\"m\"}"
            })
    void whatIsIncompleteIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void onlyKindsForTryingAgainMayCarryHints() {
        assertThatThrownBy(() ->
                        new ErrorBody.Backoff(ErrorKind.INTERNAL, "m", 1L, 2L, Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
