package dev.leat.sync.upstream;

import dev.leat.sync.config.ApiEndpoint;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.UrlPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which URL is called: the one that the client asked for if the settings allow it, else the first
/// of the settings; with the parameters that tell the API server which schema to write to.
final class EndpointUrl {
    /// They say where the API server writes, so a client must not.
    private static final Set<String> RESERVED = Set.of("schema", "appID");

    private EndpointUrl() {}

    /// @param setting the name of the setting, for messages
    /// @param asked what the client asked for
    static URI of(SyncConfig config, ApiEndpoint endpoint, String setting, @Nullable String asked)
            throws ApiFailure {
        if (!endpoint.isConfigured()) {
            throw ApiFailure.internal(
                    setting + " is not set, so there is no API server to ask", null);
        }
        String url;
        if (asked == null) {
            UrlPattern first = endpoint.urls().getFirst();
            if (!first.isPlain()) {
                throw ApiFailure.internal(
                        "The first URL of "
                                + setting
                                + " is a pattern and the client did not ask for a URL",
                        null);
            }
            url = first.text();
        } else if (endpoint.urls().stream().anyMatch(pattern -> pattern.matches(asked))) {
            requireNoReservedParameter(asked);
            url = asked;
        } else {
            throw ApiFailure.internal(
                    "URL \"" + asked + "\" is not allowed by the " + setting + " configuration",
                    null);
        }
        return withParameters(url, config);
    }

    private static void requireNoReservedParameter(String asked) throws ApiFailure {
        int query = asked.indexOf('?');
        if (query < 0) {
            return;
        }
        for (String parameter : asked.substring(query + 1).split("[&;#]", -1)) {
            String name;
            try {
                name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw ApiFailure.internal("URL \"" + asked + "\" is not a URL", e);
            }
            if (RESERVED.contains(name)) {
                throw ApiFailure.internal(
                        "URL \""
                                + asked
                                + "\" has the parameter \""
                                + name
                                + "\", which only the sync server may set",
                        null);
            }
        }
    }

    private static URI withParameters(String url, SyncConfig config) throws ApiFailure {
        int hash = url.indexOf('#');
        String base = hash < 0 ? url : url.substring(0, hash);
        try {
            return new URI(
                    base
                            + (base.indexOf('?') < 0 ? "?" : "&")
                            + "schema="
                            + URLEncoder.encode(config.shardSchema(), StandardCharsets.UTF_8)
                            + "&appID="
                            + URLEncoder.encode(config.appId(), StandardCharsets.UTF_8));
        } catch (URISyntaxException e) {
            throw ApiFailure.internal(
                    "The URL of the API server cannot be used: " + e.getReason(), e);
        }
    }
}
