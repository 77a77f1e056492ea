package dev.leat.cli.client;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a published client is opened.
///
/// @param name what tests and output call it; unique within its process
/// @param app the JavaScript module with the application's `schema`, `queries` and `mutators`
/// @param cacheUrl the sync server, `http://host:port`
/// @param userId the user it claims to be, or null when logged out
/// @param auth the token that it sends, or null
/// @param storageKey which store it uses: clients with the same key and user are tabs of one client
///   group; its own name when null
/// @param appParameters what the module's default function is called with, or null for a module
///   with plain exports
/// @param options further options of the published client's constructor, by their own names
public record ClientOptions(
        String name,
        Path app,
        String cacheUrl,
        @Nullable String userId,
        @Nullable String auth,
        @Nullable String storageKey,
        @Nullable Object appParameters,
        Map<String, Object> options) {

    public ClientOptions {
        options = Map.copyOf(options);
    }

    public static ClientOptions of(String name, Path app, String cacheUrl) {
        return new ClientOptions(name, app, cacheUrl, null, null, null, null, Map.of());
    }

    public ClientOptions as(String userId, @Nullable String auth) {
        return new ClientOptions(
                name, app, cacheUrl, userId, auth, storageKey, appParameters, options);
    }

    /// The same application in a further tab: shares the store, and so the client group, of that
    /// key.
    public ClientOptions sharing(String storageKey) {
        return new ClientOptions(
                name, app, cacheUrl, userId, auth, storageKey, appParameters, options);
    }

    public ClientOptions withAppParameters(Object appParameters) {
        return new ClientOptions(
                name, app, cacheUrl, userId, auth, storageKey, appParameters, options);
    }

    public ClientOptions with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new ClientOptions(
                name, app, cacheUrl, userId, auth, storageKey, appParameters, more);
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("app", app.toUri().toString());
        parameters.put("cacheURL", cacheUrl);
        parameters.put("options", options);
        putIfPresent(parameters, "userID", userId);
        putIfPresent(parameters, "auth", auth);
        putIfPresent(parameters, "storageKey", storageKey);
        putIfPresent(parameters, "parameters", appParameters);
        return parameters;
    }

    private static void putIfPresent(
            Map<String, @Nullable Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
