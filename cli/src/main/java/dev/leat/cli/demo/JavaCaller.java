package dev.leat.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Runs mutators of the API server from Java, over the same endpoint that a sync server calls. It
/// is a client of its own: the first of its mutations has the number 1.
final class JavaCaller {
    private final URI endpoint;
    private final String token;
    private final String id = UUID.randomUUID().toString();
    private int mutations;

    JavaCaller(URI endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /// @return what the endpoint answered
    String mutate(String name, Object args) throws IOException, InterruptedException {
        int number = ++mutations;
        long now = System.currentTimeMillis();
        Map<String, Object> mutation =
                Map.of(
                        "type", "custom",
                        "id", number,
                        "clientID", id,
                        "name", name,
                        "args", List.of(args),
                        "timestamp", now);
        Map<String, Object> push =
                Map.of(
                        "clientGroupID",
                        id,
                        "mutations",
                        List.of(mutation),
                        "pushVersion",
                        1,
                        "timestamp",
                        now,
                        "requestID",
                        id + "-" + number);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint + "?schema=zero_0&appID=zero"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(push)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
