package dev.leat.api.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The headers of a request. Names are compared without regard to case.
///
/// Its text form shows names only, because values carry credentials.
public final class RequestHeaders {
    private static final RequestHeaders NONE = new RequestHeaders(Map.of());
    private static final String BEARER = "Bearer ";

    private final Map<String, List<String>> byName;

    private RequestHeaders(Map<String, ? extends Collection<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                copy.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        this.byName = Collections.unmodifiableMap(copy);
    }

    /// {@return no headers}
    public static RequestHeaders none() {
        return NONE;
    }

    /// {@return the headers of a map with one value a name}
    public static RequestHeaders of(Map<String, String> headers) {
        Map<String, List<String>> lists = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, value) -> lists.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
        return new RequestHeaders(lists);
    }

    /// {@return the headers of a map with any number of values a name}
    public static RequestHeaders ofAll(Map<String, ? extends Collection<String>> headers) {
        return new RequestHeaders(headers);
    }

    /// {@return the first value of the header, `null` if there is none}
    public @Nullable String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /// {@return every value of the header, in the order received; empty if there is none}
    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// {@return the token of `Authorization: Bearer <token>`, `null` if there is none}
    public @Nullable String bearerToken() {
        String authorization = first("Authorization");
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }

    /// {@return the value of the cookie, `null` if there is none}
    public @Nullable String cookie(String name) {
        for (String header : all("Cookie")) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return pair.substring(equals + 1).strip();
                }
            }
        }
        return null;
    }

    /// {@return every header with its first value}
    public Map<String, String> firstValues() {
        Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.forEach((name, values) -> {
            if (!values.isEmpty()) {
                first.put(name, values.get(0));
            }
        });
        return first;
    }

    @Override
    public String toString() {
        return "RequestHeaders" + byName.keySet();
    }
}
