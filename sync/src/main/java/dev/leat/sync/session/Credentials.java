package dev.leat.sync.session;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the API server is called with on behalf of one connection. Equal credentials give equal
/// answers, so they are part of the key of the cache of transforms. Never to be logged.
///
/// @param userId who the client claims to be; null for logged out
/// @param token the opaque token; null for none
/// @param cookie the `Cookie` header of the upgrade request
/// @param origin the `Origin` header of the upgrade request
/// @param requestHeaders the headers of the upgrade request, by lower-case name
/// @param queryHeaders what the client wants sent to the query endpoint
/// @param mutateHeaders what the client wants sent to the mutate endpoint
/// @param queryUrl which query endpoint the client wants; null for the first configured one
/// @param mutateUrl which mutate endpoint the client wants; null for the first configured one
public record Credentials(
        @Nullable String userId,
        @Nullable String token,
        @Nullable String cookie,
        @Nullable String origin,
        Map<String, String> requestHeaders,
        Map<String, String> queryHeaders,
        Map<String, String> mutateHeaders,
        @Nullable String queryUrl,
        @Nullable String mutateUrl) {
    public Credentials {
        requestHeaders = Map.copyOf(new TreeMap<>(requestHeaders));
        queryHeaders = Map.copyOf(new TreeMap<>(queryHeaders));
        mutateHeaders = Map.copyOf(new TreeMap<>(mutateHeaders));
    }

    /// {@return the same with another token}
    public Credentials withToken(@Nullable String newToken) {
        return new Credentials(
                userId,
                newToken,
                cookie,
                origin,
                requestHeaders,
                queryHeaders,
                mutateHeaders,
                queryUrl,
                mutateUrl);
    }

    @Override
    public String toString() {
        return "Credentials[userId=" + userId + ", token=" + (token == null ? "none" : "…") + "]";
    }
}
