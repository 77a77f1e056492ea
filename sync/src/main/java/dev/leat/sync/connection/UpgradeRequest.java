package dev.leat.sync.connection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the front kept of an upgrade request.
///
/// @param uri path and query
/// @param subProtocol the value of `Sec-WebSocket-Protocol`; null if there was none
/// @param headers every header, by lower-case name
public record UpgradeRequest(
        String uri, @Nullable String subProtocol, Map<String, String> headers) {
    public UpgradeRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "UpgradeRequest[]"; // the parts hold tokens and cookies
    }
}
