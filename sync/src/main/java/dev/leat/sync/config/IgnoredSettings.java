package dev.leat.sync.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settings that the stock server knows and that have no effect here, so that an environment made
/// for it works unchanged and nobody wonders.
final class IgnoredSettings {
    private static final String ONE_PROCESS = "one process does everything here";
    private static final String MEMORY = "rows are served from memory here";
    private static final String METRICS = "there is no telemetry here";

    /// Prefixes of names, and why they do nothing.
    private static final Map<String, String> REASONS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("ZERO_NUM_SYNC_WORKERS", ONE_PROCESS),
                            Map.entry("ZERO_CHANGE_STREAMER_", ONE_PROCESS),
                            Map.entry("ZERO_LITESTREAM_", "the replica needs no backup here"),
                            Map.entry("ZERO_TASK_ID", ONE_PROCESS),
                            Map.entry("ZERO_LAZY_STARTUP", "start-up is never lazy here"),
                            Map.entry(
                                    "ZERO_KEEPALIVE_TIMEOUT_MS", "health checks are only answered"),
                            Map.entry("ZERO_UPSTREAM_MAX_CONNS", "few connections are used here"),
                            Map.entry("ZERO_CVR_MAX_CONNS", "few connections are used here"),
                            Map.entry("ZERO_CHANGE_MAX_CONNS", "few connections are used here"),
                            Map.entry("ZERO_ENABLE_QUERY_", MEMORY),
                            Map.entry("ZERO_QUERY_HYDRATION_STATS", METRICS),
                            Map.entry("ZERO_YIELD_THRESHOLD_MS", "nothing has to yield here"),
                            Map.entry(
                                    "ZERO_PER_USER_MUTATION_LIMIT_",
                                    "it limits CRUD mutations only"),
                            Map.entry(
                                    "ZERO_CVR_GARBAGE_COLLECTION_",
                                    "groups that nobody used for 48 hours are deleted"),
                            Map.entry("ZERO_WEBSOCKET_COMPRESSION", "messages are not compressed"),
                            Map.entry("ZERO_INITIAL_SYNC_TEXT_COPY", "one format serves all types"),
                            Map.entry("ZERO_INITIAL_SYNC_ROW_BATCH_SIZE", MEMORY),
                            Map.entry("ZERO_SHADOW_SYNC_", "there is no shadow sync here"),
                            Map.entry("ZERO_REPLICATION_LAG_REPORT_INTERVAL_MS", METRICS),
                            Map.entry("ZERO_REPLICA_VACUUM_INTERVAL_HOURS", MEMORY),
                            Map.entry("ZERO_REPLICA_PAGE_CACHE_SIZE_KIB", MEMORY),
                            Map.entry("ZERO_LOG_SLOW_", METRICS),
                            Map.entry("ZERO_LOG_IVM_SAMPLING", METRICS),
                            Map.entry("ZERO_LOG_TRACE_COLLECTOR", METRICS),
                            Map.entry("ZERO_STORAGE_DB_TMP_DIR", MEMORY),
                            Map.entry("ZERO_UPSTREAM_PG_", "the slot is made with defaults"),
                            Map.entry("ZERO_ENABLE_TELEMETRY", METRICS),
                            Map.entry("ZERO_CLOUD_EVENT_", METRICS),
                            Map.entry("ZERO_SERVER_VERSION", "the version is Leat's own"),
                            Map.entry("ZERO_TARGET_CLIENT_ROW_COUNT", "nothing reads it"),
                            Map.entry("ZERO_TENANTS_JSON", "one process serves one application"),
                            Map.entry("ZERO_TENANT_ID", "one process serves one application"),
                            Map.entry("ZERO_SCHEMA_", "the client's schema tells the tables"),
                            Map.entry(
                                    "ZERO_DEPLOY_PERMISSIONS",
                                    "permissions live in the API server")));

    private IgnoredSettings() {}

    /// {@return one line for each variable that has no effect}
    ///
    /// @param known the names that do have one
    static List<String> among(Map<String, String> variables, List<String> known) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith("ZERO_") && !known.contains(name))
                .sorted()
                .map(name -> name + " has no effect: " + reason(name))
                .toList();
    }

    private static String reason(String name) {
        for (Map.Entry<String, String> reason : REASONS.entrySet()) {
            if (name.startsWith(reason.getKey())) {
                return reason.getValue();
            }
        }
        return "neither Leat nor the stock server has a setting of that name that it knows";
    }
}
