package dev.leat.sync.upstream;

import dev.leat.sync.config.ApiEndpoint;
import dev.leat.sync.session.Credentials;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The headers of a call, by lower-case name. A later rule overrules an earlier one, so that what a
/// client asks for never replaces its token, its cookie or its origin; the API key is never its to
/// give.
final class CallHeaders {
    /// The HTTP client sets these itself.
    private static final List<String> RESERVED =
            List.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "x-api-key");

    private CallHeaders() {}

    static Map<String, String> of(
            ApiEndpoint endpoint, Credentials credentials, Map<String, String> clientHeaders) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/json");
        String apiKey = endpoint.apiKey();
        if (apiKey != null) {
            headers.put("x-api-key", apiKey);
        }
        clientHeaders.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (endpoint.allowedClientHeaders().contains(lower) && !RESERVED.contains(lower)) {
                headers.put(lower, value);
            }
        });
        for (String name : endpoint.allowedRequestHeaders()) {
            String value = credentials.requestHeaders().get(name);
            if (value != null && !RESERVED.contains(name)) {
                headers.put(name, value);
            }
        }
        String token = credentials.token();
        if (token != null && !token.isEmpty()) {
            headers.put("authorization", "Bearer " + token);
        }
        String cookie = credentials.cookie();
        if (cookie != null && endpoint.forwardCookies()) {
            headers.put("cookie", cookie);
        }
        String origin = credentials.origin();
        if (origin != null) {
            headers.put("origin", origin);
        }
        return headers;
    }

    static Map<String, String> forQuery(ApiEndpoint endpoint, Credentials credentials) {
        return of(endpoint, credentials, credentials.queryHeaders());
    }

    static Map<String, String> forMutate(ApiEndpoint endpoint, Credentials credentials) {
        return of(endpoint, credentials, credentials.mutateHeaders());
    }
}
