package dev.leat.sync.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the two endpoints of the API server, and what is sent to it besides the body.
///
/// @param urls where it is; the first is the default, the others (which may be patterns) are what a
///   client may ask for instead. Empty if there is no endpoint
/// @param apiKey sent as `X-Api-Key`; a secret
/// @param forwardCookies whether the `Cookie` of the upgrade request is sent along
/// @param allowedClientHeaders lower-case names of what a client may add
/// @param allowedRequestHeaders lower-case names of the headers of the upgrade request that are
///   sent along
public record ApiEndpoint(
        List<UrlPattern> urls,
        @Nullable String apiKey,
        boolean forwardCookies,
        List<String> allowedClientHeaders,
        List<String> allowedRequestHeaders) {

    /// No endpoint at all.
    public static final ApiEndpoint NONE =
            new ApiEndpoint(List.of(), null, false, List.of(), List.of());

    public ApiEndpoint {
        urls = List.copyOf(urls);
        allowedClientHeaders = List.copyOf(allowedClientHeaders);
        allowedRequestHeaders = List.copyOf(allowedRequestHeaders);
    }

    /// {@return an endpoint at one URL without anything else}
    public static ApiEndpoint at(String url) {
        return new ApiEndpoint(List.of(UrlPattern.parse(url)), null, false, List.of(), List.of());
    }

    public boolean isConfigured() {
        return !urls.isEmpty();
    }

    @Override
    public String toString() {
        return "ApiEndpoint[urls=" + urls + ", apiKey=" + (apiKey == null ? "none" : "…") + "]";
    }
}
