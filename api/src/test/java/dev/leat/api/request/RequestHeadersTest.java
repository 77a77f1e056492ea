package dev.leat.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

    @Test
    void namesAreComparedWithoutCase() {
        RequestHeaders headers =
                RequestHeaders.ofAll(Map.of("X-Tenant", List.of("a", "b"), "Empty", List.of()));

        assertThat(headers.first("x-tenant")).isEqualTo("a");
        assertThat(headers.all("X-TENANT")).containsExactly("a", "b");
        assertThat(headers.first("empty")).isNull();
        assertThat(headers.first("absent")).isNull();
    }

    @Test
    void theBearerTokenIsFoundWhateverItsCase() {
        assertThat(RequestHeaders.of(Map.of("authorization", "bearer  abc ")).bearerToken())
                .isEqualTo("abc");
        assertThat(RequestHeaders.of(Map.of("authorization", "Bearer ")).bearerToken()).isNull();
        assertThat(RequestHeaders.of(Map.of("authorization", "Basic abc")).bearerToken()).isNull();
        assertThat(RequestHeaders.none().bearerToken()).isNull();
    }

    @Test
    void cookiesAreFoundByName() {
        RequestHeaders headers = RequestHeaders.of(Map.of("Cookie", "a=1; sess=x=y;other"));

        assertThat(headers.cookie("sess")).isEqualTo("x=y");
        assertThat(headers.cookie("a")).isEqualTo("1");
        assertThat(headers.cookie("other")).isNull();
        assertThat(headers.cookie("SESS")).isNull();
    }

    @Test
    void theTextFormShowsNoValues() {
        assertThat(RequestHeaders.of(Map.of("Authorization", "Bearer secret")).toString())
                .contains("Authorization")
                .doesNotContain("secret");
    }
}
