package dev.leat.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServerTest {

    private final String url = TestServer.url().reveal();
    private final int version = TestServer.majorVersion();

    @Test
    void givenAServerInTheEnvironment_whenItsVersionFits_thenItIsUsed() {
        assertThat(TestServer.named(Map.of("LEAT_TEST_PG_" + version, url), null))
                .isEqualTo(TestServer.url());
        assertThat(TestServer.named(Map.of("LEAT_TEST_PG", url), null)).isEqualTo(TestServer.url());
        assertThat(TestServer.named(Map.of("OTHER", url), null)).isNull();
    }

    @Test
    void givenAServerOfAnotherVersion_whenNamed_thenTheErrorNamesBoth() {
        assertThatThrownBy(() -> TestServer.named(Map.of("LEAT_TEST_PG_12", url), null))
                .hasMessageContaining("LEAT_TEST_PG_12")
                .hasMessageContaining("PostgreSQL " + version);
    }

    @Test
    void givenAVersionThatNoVariableNames_whenChosen_thenTheErrorSaysSo() {
        assertThatThrownBy(() -> TestServer.named(Map.of("LEAT_TEST_PG_" + version, url), "15"))
                .hasMessageContaining("LEAT_TEST_PG_15");
    }

    @Test
    void givenAServerThatDoesNotAnswer_whenNamed_thenTheErrorMasksItsPassword() {
        assertThatThrownBy(() ->
                        TestServer.named(
                                Map.of("LEAT_TEST_PG_18", "postgresql://u:secret@127.0.0.1:1/d"),
                                null))
                .hasMessageContaining("does not answer")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
}
