package dev.leat.sync.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.sync.config.SyncConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    private final SyncConfig config =
            TestConfigs.config("ZERO_MUTATE_URL", "https://api.example/*", "ZERO_APP_ID", "shop");

    private String url(String asked) throws ApiFailure {
        return EndpointUrl.of(config, config.mutate(), "ZERO_MUTATE_URL", asked).toString();
    }

    @Test
    void whatAClientAsksForKeepsItsOwnParameters() throws Exception {
        assertThat(url("https://api.example/m?tenant=a&x#y"))
                .isEqualTo("https://api.example/m?tenant=a&x&schema=shop_0&appID=shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/m?schema=public",
                "https://api.example/m?x=1&appID=other",
                "https://api.example/m?x=1;schema=public",
                "https://api.example/m?sch%65ma=public"
            })
    void aClientMayNotSayWhereTheApiServerWrites(String asked) {
        assertThatThrownBy(() -> url(asked))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("which only the sync server may set");
    }

    @Test
    void anotherUrlIsRefused() {
        assertThatThrownBy(() -> url("https://evil.example/m"))
                .hasMessage(
                        "URL \"https://evil.example/m\" is not allowed by the ZERO_MUTATE_URL"
                                + " configuration");
    }
}
