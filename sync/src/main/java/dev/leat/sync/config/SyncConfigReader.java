package dev.leat.sync.config;

import dev.leat.postgres.ConnectionUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the settings from environment variables under the names of the stock server.
///
/// `ZERO_GET_QUERIES_URL` and `ZERO_PUSH_URL` are older names of `ZERO_QUERY_URL` and
/// `ZERO_MUTATE_URL`, and so are the other settings that start like them. Two settings are Leat's
/// own: `LEAT_HOST` (the address to listen on, default all) and `LEAT_MAX_HEADER_BYTES`.
public final class SyncConfigReader {
    private static final List<String> KNOWN =
            List.of(
                    "ZERO_UPSTREAM_DB",
                    "ZERO_CVR_DB",
                    "ZERO_CHANGE_DB",
                    "ZERO_PORT",
                    "ZERO_APP_ID",
                    "ZERO_SHARD_NUM",
                    "ZERO_APP_PUBLICATIONS",
                    "ZERO_REPLICA_FILE",
                    "ZERO_ADMIN_PASSWORD",
                    "ZERO_QUERY_URL",
                    "ZERO_GET_QUERIES_URL",
                    "ZERO_QUERY_API_KEY",
                    "ZERO_GET_QUERIES_API_KEY",
                    "ZERO_QUERY_FORWARD_COOKIES",
                    "ZERO_GET_QUERIES_FORWARD_COOKIES",
                    "ZERO_QUERY_ALLOWED_CLIENT_HEADERS",
                    "ZERO_GET_QUERIES_ALLOWED_CLIENT_HEADERS",
                    "ZERO_QUERY_ALLOWED_REQUEST_HEADERS",
                    "ZERO_GET_QUERIES_ALLOWED_REQUEST_HEADERS",
                    "ZERO_MUTATE_URL",
                    "ZERO_PUSH_URL",
                    "ZERO_MUTATE_API_KEY",
                    "ZERO_PUSH_API_KEY",
                    "ZERO_MUTATE_FORWARD_COOKIES",
                    "ZERO_PUSH_FORWARD_COOKIES",
                    "ZERO_MUTATE_ALLOWED_CLIENT_HEADERS",
                    "ZERO_PUSH_ALLOWED_CLIENT_HEADERS",
                    "ZERO_MUTATE_ALLOWED_REQUEST_HEADERS",
                    "ZERO_PUSH_ALLOWED_REQUEST_HEADERS",
                    "ZERO_AUTO_RESET",
                    "ZERO_WEBSOCKET_MAX_PAYLOAD_BYTES",
                    "ZERO_LOG_LEVEL",
                    "ZERO_LOG_FORMAT",
                    "ZERO_AUTH_REVALIDATE_INTERVAL_SECONDS",
                    "ZERO_AUTH_RETRANSFORM_INTERVAL_SECONDS",
                    "ZERO_INITIAL_SYNC_TABLE_COPY_WORKERS",
                    "ZERO_ENABLE_CRUD_MUTATIONS",
                    "ZERO_UPSTREAM_TYPE");

    private static final List<String> TOKEN_SETTINGS =
            List.of(
                    "ZERO_AUTH_JWK",
                    "ZERO_AUTH_JWKS_URL",
                    "ZERO_AUTH_SECRET",
                    "ZERO_AUTH_ISSUER",
                    "ZERO_AUTH_AUDIENCE");

    private SyncConfigReader() {}

    /// @param config the settings
    /// @param notices one line for each setting that has no effect, to be shown once
    public record Result(SyncConfig config, List<String> notices) {
        public Result {
            notices = List.copyOf(notices);
        }
    }

    /// @param variables the environment of the process
    /// @throws ConfigException with every problem there is
    public static Result read(Map<String, String> variables) {
        Environment env = new Environment(variables);
        ConnectionUrl upstream = database(env, "ZERO_UPSTREAM_DB", null);
        ConnectionUrl cvr = database(env, "ZERO_CVR_DB", upstream);
        ConnectionUrl change = database(env, "ZERO_CHANGE_DB", upstream);
        if (upstream == null && env.text("ZERO_UPSTREAM_DB") == null) {
            env.problem(
                    "ZERO_UPSTREAM_DB",
                    "is missing: set it to the URL of the database, such as"
                            + " postgresql://user:password@host:5432/database");
        }
        boolean development = env.text("NODE_ENV", "").equals("development");
        ConnectionUrl placeholder = ConnectionUrl.parse("postgresql://nobody@localhost/none");
        SyncConfig config =
                new SyncConfig(
                        upstream == null ? placeholder : upstream,
                        cvr == null ? placeholder : cvr,
                        change == null ? placeholder : change,
                        env.text("LEAT_HOST", "0.0.0.0"),
                        env.integer("ZERO_PORT", SyncConfig.DEFAULT_PORT, 0, 65_535),
                        appId(env),
                        env.integer("ZERO_SHARD_NUM", 0, 0, 9_999),
                        env.list("ZERO_APP_PUBLICATIONS"),
                        Path.of(env.text("ZERO_REPLICA_FILE", "zero.db")),
                        env.text("ZERO_ADMIN_PASSWORD"),
                        development,
                        endpoint(env, "ZERO_QUERY", "ZERO_GET_QUERIES"),
                        endpoint(env, "ZERO_MUTATE", "ZERO_PUSH"),
                        env.flag("ZERO_AUTO_RESET", true),
                        env.integer(
                                "ZERO_WEBSOCKET_MAX_PAYLOAD_BYTES",
                                SyncConfig.DEFAULT_MAX_PAYLOAD_BYTES,
                                1024,
                                1 << 30),
                        env.integer(
                                "LEAT_MAX_HEADER_BYTES",
                                SyncConfig.DEFAULT_MAX_HEADER_BYTES,
                                32 * 1024,
                                16 << 20),
                        env.seconds("ZERO_AUTH_REVALIDATE_INTERVAL_SECONDS", 300),
                        env.seconds("ZERO_AUTH_RETRANSFORM_INTERVAL_SECONDS", 300),
                        env.integer("ZERO_INITIAL_SYNC_TABLE_COPY_WORKERS", 5, 1, 64),
                        env.oneOf(
                                "ZERO_LOG_LEVEL",
                                "info",
                                List.of("debug", "info", "warn", "error")),
                        env.oneOf("ZERO_LOG_FORMAT", "text", List.of("text", "json")));
        rejectUnsupported(env);
        if (!env.problems().isEmpty()) {
            throw new ConfigException(env.problems());
        }
        return new Result(config, notices(env, variables, config));
    }

    private static @Nullable ConnectionUrl database(
            Environment env, String name, @Nullable ConnectionUrl fallback) {
        String url = env.text(name);
        return url == null ? fallback : env.convert(name, url, ConnectionUrl::parse);
    }

    private static String appId(Environment env) {
        String appId = env.text("ZERO_APP_ID", "zero");
        if (!appId.matches("[a-z0-9_]{1,40}")) {
            env.problem(
                    "ZERO_APP_ID",
                    "may only have lower-case letters, digits and underscores, not \""
                            + appId
                            + "\"");
        }
        return appId;
    }

    private static ApiEndpoint endpoint(Environment env, String name, String legacy) {
        String urlName = env.text(name + "_URL") == null ? legacy + "_URL" : name + "_URL";
        List<UrlPattern> urls = new ArrayList<>();
        for (String text : env.list(urlName)) {
            UrlPattern url = env.convert(urlName, text, UrlPattern::parse);
            if (url != null) {
                urls.add(url);
            }
        }
        String cookies = name + "_FORWARD_COOKIES";
        return new ApiEndpoint(
                urls,
                env.either(name + "_API_KEY", legacy + "_API_KEY"),
                env.flag(env.text(cookies) == null ? legacy + "_FORWARD_COOKIES" : cookies, false),
                headers(env, name, legacy, "_ALLOWED_CLIENT_HEADERS"),
                headers(env, name, legacy, "_ALLOWED_REQUEST_HEADERS"));
    }

    private static List<String> headers(
            Environment env, String name, String legacy, String suffix) {
        return Environment.split(env.either(name + suffix, legacy + suffix)).stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void rejectUnsupported(Environment env) {
        for (String name : TOKEN_SETTINGS) {
            if (env.text(name) != null) {
                env.problem(
                        name,
                        "is not supported: Leat does not verify tokens itself, it passes them to"
                                + " the API server, which does. Unset it, and verify the token"
                                + " behind ZERO_QUERY_URL and ZERO_MUTATE_URL");
            }
        }
        String type = env.text("ZERO_UPSTREAM_TYPE", "pg");
        if (!type.equals("pg")) {
            env.problem("ZERO_UPSTREAM_TYPE", "must be pg: other change sources are not supported");
        }
    }

    private static List<String> notices(
            Environment env, Map<String, String> variables, SyncConfig config) {
        List<String> notices = new ArrayList<>(IgnoredSettings.among(variables, KNOWN));
        if (env.flag("ZERO_ENABLE_CRUD_MUTATIONS", false)) {
            notices.add(
                    "ZERO_ENABLE_CRUD_MUTATIONS has no effect: legacy CRUD mutations are refused;"
                            + " use custom mutators");
        }
        if (!config.query().isConfigured()) {
            notices.add("ZERO_QUERY_URL is not set: named queries cannot be served");
        }
        if (!config.mutate().isConfigured()) {
            notices.add("ZERO_MUTATE_URL is not set: mutations are refused");
        }
        if (config.adminPassword() == null && !config.development()) {
            notices.add("ZERO_ADMIN_PASSWORD is not set: the inspector and /statz stay shut");
        }
        return notices;
    }
}
