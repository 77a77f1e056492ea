package dev.leat.protocol.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.json.InvalidMessageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecProtocolTest {
    /// Made with the published client's own encoder; its message has a query without a definition,
    /// which no client sends, so only the encoding is compared.
    private static final String VECTOR =
            "eyJpbml0Q29ubmVjdGlvbk1lc3NhZ2UiOlsiaW5pdENvbm5lY3Rpb24iLHsiZGVzaXJlZFF1ZXJpZXNQYXRjaCI6W3"
                    + "sib3AiOiJwdXQiLCJoYXNoIjoiw6nwn5iAIn1dfV0sImF1dGhUb2tlbiI6InRvaz8%2BIn0%3D";

    @Test
    void theVectorOfTheReferenceIsDecoded() {
        // The decoder gets as far as the missing definition, so base64 and percents were right.
        assertThatThrownBy(() -> SecProtocol.decode(VECTOR))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("desiredQueriesPatch[0].name: a query needs a name");
    }

    @Test
    void anEmptyHeaderIsEncodedAsTheReferenceDoes() {
        assertThat(new SecProtocol(null, null).encode()).isEqualTo("e30%3D");
        assertThat(SecProtocol.decode("e30%3D")).isEqualTo(new SecProtocol(null, null));
    }

    @Test
    void messageAndTokenSurviveARoundTrip() {
        UpMessage.InitConnection init =
                UpMessage.InitConnection.of(
                        List.of(
                                new DesiredPatch.Put(
                                        "é😀>?",
                                        300_000.0,
                                        new DesiredPatch.Definition.Named("issues", List.of()))),
                        null);
        SecProtocol header = new SecProtocol(init, "tok?>");
        String text = header.encode();
        assertThat(text).matches("[A-Za-z0-9%]+");
        assertThat(SecProtocol.decode(text)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "a", "!!!!", "W10%3D"})
    void garbageIsAnInvalidMessage(String text) {
        assertThatThrownBy(() -> SecProtocol.decode(text))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void theTokenIsNotInItsText() {
        assertThat(new SecProtocol(null, "geheim").toString()).doesNotContain("geheim");
    }
}
