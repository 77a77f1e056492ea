package dev.leat.sync.server;

import dev.leat.protocol.json.JsonText;
import dev.leat.sync.connection.Connections;
import dev.leat.sync.session.ClientGroups;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The counters of `/statz`. Any thread may ask.
public final class Statistics {
    private final Connections connections;
    private final ClientGroups groups;
    private final Supplier<String> replicaVersion;

    /// @param replicaVersion the version of the newest commit that is served
    public Statistics(
            Connections connections, ClientGroups groups, Supplier<String> replicaVersion) {
        this.connections = connections;
        this.groups = groups;
        this.replicaVersion = replicaVersion;
    }

    private Map<String, Object> counters() {
        ClientGroups.Counts counts = groups.counts();
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> counters = new LinkedHashMap<>();
        counters.put("sockets", (long) connections.open());
        counters.put("socketsSinceStart", connections.accepted());
        counters.put("clientGroups", (long) counts.groups());
        counters.put("connections", (long) counts.connections());
        counters.put("queries", (long) counts.queries());
        counters.put("rows", counts.rows());
        counters.put("replicaVersion", replicaVersion.get());
        counters.put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory());
        counters.put("heapMaxBytes", runtime.maxMemory());
        counters.put("uptimeMs", ManagementFactory.getRuntimeMXBean().getUptime());
        return counters;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        counters()
                .forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    String json() {
        Map<String, Object> counters = counters();
        return JsonText.write(out -> {
            out.writeStartObject();
            counters.forEach((name, value) -> {
                if (value instanceof Long number) {
                    out.writeNumberProperty(name, number);
                } else {
                    out.writeStringProperty(name, value.toString());
                }
            });
            out.writeEndObject();
        });
    }
}
