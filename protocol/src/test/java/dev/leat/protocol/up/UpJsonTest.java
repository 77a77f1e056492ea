package dev.leat.protocol.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpJsonTest {
    @Test
    void unknownFieldsAreIgnored() {
        assertThat(UpJson.read("[\"ping\",{\"zz\":1}]")).isEqualTo(new UpMessage.Ping());
        assertThat(UpJson.read("[\"updateAuth\",{\"auth\":\"t\",\"later\":{}},7]"))
                .isEqualTo(new UpMessage.UpdateAuth("t"));
    }

    @Test
    void anUnknownTypeIsKept() {
        assertThat(UpJson.read("[\"fromTheFuture\",{\"a\":[1]}]"))
                .isEqualTo(new UpMessage.Unknown("fromTheFuture", new Json("{\"a\":[1]}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | message: expected an array, got an object",
                "[] | message has 0 elements, expected at least 1",
                "[\"ping\"] | message has 1 elements, expected at least 2",
                "[1,{}] | message[0]: expected a string, got the number 1",
                "[\"push\",[]] | push: expected an object, got an array",
                "[\"push\",{}] | push.clientGroupID is missing",
                "[\"updateAuth\",{\"auth\":1}] | updateAuth.auth: expected a string, got the number 1",
                "[\"ackMutationResponses\",{\"clientID\":\"c\",\"id\":1.5}] | ackMutationResponses.id: expected a whole number, got the number 1.5",
                "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"put\",\"hash\":\"h\"}]}] | changeDesiredQueries.desiredQueriesPatch[0].name: a query needs a name and args, or an ast",
                "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"del\",\"hash\":\"a\\u0000\"}]}] | changeDesiredQueries.desiredQueriesPatch[0].hash: has a control character",
                "[\"changeDesiredQueries\",{\"desiredQueriesPatch\":[{\"op\":\"set\"}]}] | changeDesiredQueries.desiredQueriesPatch[0].op: expected put, del or clear, got \"set\"",
                "[\"inspect\",{\"id\":\"a\"}] | inspect.op is missing",
                "nonsense | not JSON",
                "`[\"ping\",{}] x` | not JSON",
            })
    void mistakesNameTheirPlace(String frame, String message) {
        assertThatThrownBy(() -> UpJson.read(frame))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aBottomlessMessageIsRefusedRatherThanOverflowingTheStack() {
        String frame = "[\"x\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]";
        assertThatThrownBy(() -> UpJson.read(frame)).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void ofTheSameMutationsTheOrderOfArgumentsIsKept() {
        UpMessage message =
                UpJson.read(
                        "[\"push\",{\"clientGroupID\":\"g\",\"pushVersion\":1,\"timestamp\":1.25,\"requestID\":\"r\","
                                + "\"mutations\":[{\"type\":\"custom\",\"id\":1,\"clientID\":\"c\",\"name\":\"a.b\","
                                + "\"args\":[{\"z\":1,\"a\":[null,true,\"é\"]}],\"timestamp\":3}]}]");
        assertThat(message).isInstanceOf(UpMessage.Push.class);
        assertThat(((UpMessage.Push) message).body().mutations())
                .isEqualTo(
                        List.of(
                                new Mutation.Custom(
                                        new MutationId("c", 1),
                                        "a.b",
                                        List.of(new Json("{\"z\":1,\"a\":[null,true,\"é\"]}")),
                                        3)));
    }

    @Test
    void secretsAreNotInTheTextOfMessages() {
        assertThat(new UpMessage.UpdateAuth("geheim").toString()).doesNotContain("geheim");
        assertThat(new InspectRequest.Authenticate("a", "geheim").toString())
                .doesNotContain("geheim");
    }
}
