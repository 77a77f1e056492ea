package dev.leat.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncConfigReaderTest {
    private static final String DB = "postgresql://leat:geheim@db.example:5433/app";

    private static Map<String, String> with(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ZERO_UPSTREAM_DB", DB);
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return environment;
    }

    private static SyncConfig config(String... pairs) {
        return SyncConfigReader.read(with(pairs)).config();
    }

    @Test
    void defaultsAreThoseOfTheStockServer() {
        SyncConfig config = config();
        assertThat(config.upstreamUrl().reveal()).contains("db.example:5433/app");
        assertThat(config.cvrUrl()).isEqualTo(config.upstreamUrl());
        assertThat(config.changeUrl()).isEqualTo(config.upstreamUrl());
        assertThat(config.port()).isEqualTo(4848);
        assertThat(config.appId()).isEqualTo("zero");
        assertThat(config.shardSchema()).isEqualTo("zero_0");
        assertThat(config.publications()).isEmpty();
        assertThat(config.replicaFile()).isEqualTo(Path.of("zero.db"));
        assertThat(config.adminPassword()).isNull();
        assertThat(config.query()).isEqualTo(ApiEndpoint.NONE);
        assertThat(config.mutate()).isEqualTo(ApiEndpoint.NONE);
        assertThat(config.autoReset()).isTrue();
        assertThat(config.maxPayloadBytes()).isEqualTo(10 * 1024 * 1024);
        assertThat(config.maxHeaderBytes()).isGreaterThanOrEqualTo(32 * 1024);
        assertThat(config.authRevalidate()).isEqualTo(Duration.ofSeconds(300));
        assertThat(config.authRetransform()).isEqualTo(Duration.ofSeconds(300));
        assertThat(config.logLevel()).isEqualTo("info");
        assertThat(config.logFormat()).isEqualTo("text");
    }

    @Test
    void everySettingIsRead() {
        SyncConfig config =
                config(
                        "ZERO_CVR_DB", "postgres://a@cvr/x",
                        "ZERO_CHANGE_DB", "postgres://a@change/x",
                        "ZERO_PORT", "0",
                        "ZERO_APP_ID", "shop",
                        "ZERO_SHARD_NUM", "3",
                        "ZERO_APP_PUBLICATIONS", "one, two",
                        "ZERO_REPLICA_FILE", "/var/leat/r.db",
                        "ZERO_ADMIN_PASSWORD", "pw",
                        "ZERO_QUERY_URL", "https://api.example/query,https://*.example/query",
                        "ZERO_QUERY_API_KEY", "qk",
                        "ZERO_QUERY_FORWARD_COOKIES", "true",
                        "ZERO_QUERY_ALLOWED_CLIENT_HEADERS", "X-A,x-b",
                        "ZERO_QUERY_ALLOWED_REQUEST_HEADERS", "User-Agent",
                        "ZERO_MUTATE_URL", "http://localhost:3000/mutate",
                        "ZERO_MUTATE_API_KEY", "mk",
                        "ZERO_AUTO_RESET", "false",
                        "ZERO_WEBSOCKET_MAX_PAYLOAD_BYTES", "4096",
                        "ZERO_LOG_LEVEL", "debug",
                        "ZERO_LOG_FORMAT", "json",
                        "ZERO_AUTH_REVALIDATE_INTERVAL_SECONDS", "7",
                        "ZERO_AUTH_RETRANSFORM_INTERVAL_SECONDS", "8",
                        "LEAT_HOST", "127.0.0.1",
                        "LEAT_MAX_HEADER_BYTES", "100000");
        assertThat(config.cvrUrl().address()).startsWith("cvr");
        assertThat(config.changeUrl().address()).startsWith("change");
        assertThat(config.shardSchema()).isEqualTo("shop_3");
        assertThat(config.publications()).containsExactly("one", "two");
        assertThat(config.replicaFile()).isEqualTo(Path.of("/var/leat/r.db"));
        assertThat(config.adminPassword()).isEqualTo("pw");
        assertThat(config.query().urls()).hasSize(2);
        assertThat(config.query().apiKey()).isEqualTo("qk");
        assertThat(config.query().forwardCookies()).isTrue();
        assertThat(config.query().allowedClientHeaders()).containsExactly("x-a", "x-b");
        assertThat(config.query().allowedRequestHeaders()).containsExactly("user-agent");
        assertThat(config.mutate().forwardCookies()).isFalse();
        assertThat(config.autoReset()).isFalse();
        assertThat(config.maxPayloadBytes()).isEqualTo(4096);
        assertThat(config.authRevalidate()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.authRetransform()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void olderNamesStillWorkAndNewerOnesWin() {
        SyncConfig older =
                config(
                        "ZERO_GET_QUERIES_URL", "http://a/q",
                        "ZERO_GET_QUERIES_API_KEY", "k",
                        "ZERO_PUSH_URL", "http://a/m",
                        "ZERO_PUSH_FORWARD_COOKIES", "true",
                        "ZERO_PUSH_ALLOWED_CLIENT_HEADERS", "X-A",
                        "ZERO_GET_QUERIES_ALLOWED_REQUEST_HEADERS", "x-b,X-C");
        assertThat(older.query().urls()).containsExactly(UrlPattern.parse("http://a/q"));
        assertThat(older.query().apiKey()).isEqualTo("k");
        assertThat(older.mutate().urls()).containsExactly(UrlPattern.parse("http://a/m"));
        assertThat(older.mutate().forwardCookies()).isTrue();
        assertThat(older.mutate().allowedClientHeaders()).containsExactly("x-a");
        assertThat(older.query().allowedRequestHeaders()).containsExactly("x-b", "x-c");
        SyncConfig both =
                config("ZERO_PUSH_URL", "http://old/m", "ZERO_MUTATE_URL", "http://new/m");
        assertThat(both.mutate().urls()).containsExactly(UrlPattern.parse("http://new/m"));
    }

    @Test
    void allProblemsAreToldAtOnceAndNoSecret() {
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                SyncConfigReader.read(
                                        Map.of(
                                                "ZERO_CVR_DB", "mysql://root:geheim@host/x",
                                                "ZERO_PORT", "99999",
                                                "ZERO_APP_ID", "My-App",
                                                "ZERO_AUTO_RESET", "maybe",
                                                "ZERO_QUERY_URL", "ftp://x",
                                                "ZERO_MUTATE_URL", "http://x/m?schema=1",
                                                "ZERO_LOG_LEVEL", "loud",
                                                "ZERO_AUTH_SECRET", "geheim",
                                                "ZERO_UPSTREAM_TYPE", "custom")));
        assertThat(failure.problems())
                .extracting(problem -> problem.split(" ")[0])
                .containsExactlyInAnyOrder(
                        "ZERO_UPSTREAM_DB",
                        "ZERO_CVR_DB",
                        "ZERO_PORT",
                        "ZERO_APP_ID",
                        "ZERO_AUTO_RESET",
                        "ZERO_QUERY_URL",
                        "ZERO_MUTATE_URL",
                        "ZERO_LOG_LEVEL",
                        "ZERO_AUTH_SECRET",
                        "ZERO_UPSTREAM_TYPE");
        assertThat(failure.getMessage()).doesNotContain("geheim");
    }

    @Test
    void aSettingWithoutEffectIsNamedWithItsReason() {
        List<String> notices =
                SyncConfigReader.read(
                                with(
                                        "ZERO_NUM_SYNC_WORKERS",
                                        "4",
                                        "ZERO_TYPO",
                                        "x",
                                        "PATH",
                                        "/bin"))
                        .notices();
        assertThat(notices)
                .anyMatch(
                        line -> line.startsWith("ZERO_NUM_SYNC_WORKERS has no effect: one process"))
                .anyMatch(line -> line.startsWith("ZERO_TYPO has no effect"))
                .noneMatch(line -> line.contains("PATH"));
    }

    @Test
    void noTextOfTheSettingsShowsASecret() {
        SyncConfig config =
                config(
                        "ZERO_ADMIN_PASSWORD", "geheim",
                        "ZERO_QUERY_URL", "http://a/q",
                        "ZERO_QUERY_API_KEY", "geheim");
        assertThat(config.toString() + config.query() + config.upstreamUrl())
                .doesNotContain("geheim");
    }
}
