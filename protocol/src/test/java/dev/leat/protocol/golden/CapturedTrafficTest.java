package dev.leat.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.down.DownJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.up.UpJson;
import dev.leat.protocol.up.UpMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stock server and a published client said to each other is read and written again without
/// loss.
class CapturedTrafficTest {
    static Stream<String> upstream() throws IOException {
        return lines("upstream.jsonl");
    }

    static Stream<String> downstream() throws IOException {
        return lines("downstream.jsonl");
    }

    private static Stream<String> lines(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        CapturedTrafficTest.class.getResourceAsStream(
                                "/dev/leat/protocol/golden/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("["));
        }
    }

    @ParameterizedTest
    @MethodSource("upstream")
    void whatAClientSentSurvivesARoundTrip(String frame) {
        UpMessage message = UpJson.read(frame);
        assertThat(message).isNotInstanceOf(UpMessage.Unknown.class);
        JsonNode expected = JsonText.parse(frame);
        if (expected.get(1) instanceof ObjectNode body) {
            body.remove("zz"); // planted to see what an unknown field does
        }
        assertThat(JsonText.parse(UpJson.print(message))).isEqualTo(expected);
        assertThat(UpJson.read(UpJson.print(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void whatAServerSentSurvivesARoundTrip(String frame) {
        DownMessage message = DownJson.read(frame);
        assertThat(message).isNotInstanceOf(DownMessage.Unknown.class);
        assertThat(JsonText.parse(DownJson.print(message))).isEqualTo(JsonText.parse(frame));
        assertThat(DownJson.read(DownJson.print(message))).isEqualTo(message);
    }
}
