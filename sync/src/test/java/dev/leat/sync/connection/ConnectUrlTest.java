package dev.leat.sync.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.up.ConnectParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectUrlTest {
    private static final String PARAMS = "?clientID=c1&clientGroupID=g1&ts=12.5000001&lmid=0";

    @Test
    void everyParameterIsRead() throws Exception {
        ConnectParams params =
                ConnectUrl.parse(
                        "/base/sync/v51/connect"
                                + PARAMS
                                + "&baseCookie=4gc1jk%3A01&wsid=w&userID=u%20x&profileID=p1&debugPerf=true&other=1");
        assertThat(params)
                .isEqualTo(new ConnectParams(51, "c1", "g1", "4gc1jk:01", "w", "u x", "p1"));
    }

    @Test
    void emptyCountsAsAbsent() throws Exception {
        ConnectParams params =
                ConnectUrl.parse("/sync/v30/connect" + PARAMS + "&baseCookie=&userID=&wsid=");
        assertThat(params).isEqualTo(new ConnectParams(30, "c1", "g1", null, "", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sync/v51/connect?clientGroupID=g&ts=1&lmid=0 | invalid querystring - missing clientID",
                "/sync/v51/connect?clientID=&clientGroupID=g&ts=1&lmid=0 | invalid querystring - missing clientID",
                "/sync/v51/connect?clientID=c&ts=1&lmid=0 | invalid querystring - missing clientGroupID",
                "/sync/v51/connect?clientID=c&clientGroupID=g&lmid=0 | invalid querystring - missing ts",
                "/sync/v51/connect?clientID=c&clientGroupID=g&ts=x&lmid=0 | invalid querystring parameter ts, expected a number",
                "/sync/v51/connect?clientID=c%0Ax&clientGroupID=g&ts=1&lmid=0 | invalid querystring parameter clientID, has a control character",
                "/sync/v51/connect?clientID=c&clientGroupID=g&ts=1&lmid=0&userID=%00 | invalid querystring parameter userID, has a control character",
                "/sync/connect?clientID=c | invalid URL - expected /sync/v<version>/connect",
                "/a/b/sync/v51/connect | invalid URL - expected /sync/v<version>/connect",
                "/replication/v51/connect | invalid URL - expected /sync/v<version>/connect",
            })
    void whatIsMissingIsNamed(String url, String message) {
        assertThatThrownBy(() -> ConnectUrl.parse(url)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sync/v99999999999/connect", "/%zz", "/sync/v51/connect?a=%zz"})
    void garbageIsRefused(String url) {
        assertThatThrownBy(() -> ConnectUrl.parse(url))
                .isInstanceOf(ConnectUrl.InvalidUrlException.class);
    }
}
