package dev.leat.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPatternTest {
    @ParameterizedTest
    @CsvSource({
        "http://a/q, http://a/q, true",
        "http://a/q, http://a/q?x=1#y, true",
        "http://a/q, http://a/other, false",
        "http://a/q, https://a/q, false",
        "http://a:1/q, http://a:2/q, false",
        "https://*.example/q, https://b.example/q, true",
        "https://*.example/q, https://b.example.evil/q, false",
        "https://:host.example/q, https://b.c.example/q, false",
        "https://a/api/*, https://a/api/x/y, true",
        "https://a/:tenant/q, https://a/t1/q, true",
        "https://a/:tenant/q, https://a/t1/t2/q, false",
        "https://A.example/q, https://a.EXAMPLE/q, true",
        "https://a.b/q, https://axb/q, false",
        "https://a/q, https://a/q@evil, false",
        "https://a/api/*, https://a/api/../admin, false",
        "https://a/api/*, https://a/api/x/%2E%2e/../admin, false",
        "https://a/api/*, https://a/api/., false",
        "https://a/api/*, https://a/api/..x/.y, true",
        "https://a/q, nonsense, false"
    })
    void aClientMayAskForWhatMatches(String pattern, String url, boolean matches) {
        assertThat(UrlPattern.parse(pattern).matches(url)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ftp://a",
                "http://",
                "http://a/(x|y)",
                "http://a/q?appID=1",
                "http://a/ b"
            })
    void whatCannotBeUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> UrlPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPortIsNoWildcard() {
        assertThat(UrlPattern.parse("http://localhost:3000/q").isPlain()).isTrue();
        assertThat(UrlPattern.parse("http://:tenant.local:3000/q").isPlain()).isFalse();
        assertThat(UrlPattern.parse("http://localhost/:tenant").isPlain()).isFalse();
    }
}
