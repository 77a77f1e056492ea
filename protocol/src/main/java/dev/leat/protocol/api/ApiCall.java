package dev.leat.protocol.api;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What comes with every call of an API server besides its body.
///
/// @param schema the Postgres schema of the client tables, `<appID>_<shardNum>`
/// @param appId the application's id
/// @param headers by lower-case name: `authorization`, `cookie`, `origin`, `x-api-key` and what the
///   settings let through; never to be logged
public record ApiCall(String schema, String appId, Map<String, String> headers) {
    public ApiCall {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(appId, "appId");
        Map<String, String> copy = new TreeMap<>();
        headers.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
        headers = Collections.unmodifiableMap(copy);
    }

    /// {@return a header by its name in any case}
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "ApiCall[schema=" + schema + ", headers=" + headers.keySet() + "]";
    }
}
