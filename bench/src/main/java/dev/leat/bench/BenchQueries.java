package dev.leat.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The API endpoint of the benchmark: it turns query names into fixed ASTs, the same for both
/// servers.
final class BenchQueries implements AutoCloseable {
    static final String SCHEMA =
            """
            {"tables":{
              "users":{"columns":{"id":{"type":"string"},"name":{"type":"string"}},"primaryKey":["id"]},
              "issue":{"columns":{"id":{"type":"string"},"title":{"type":"string"},"owner_id":{"type":"string"},
                "open":{"type":"boolean"},"modified":{"type":"number"}},"primaryKey":["id"]},
              "comment":{"columns":{"id":{"type":"string"},"issue_id":{"type":"string"},"body":{"type":"string"}},
                "primaryKey":["id"]}}}\
            """;

    private static final String COMMENTS =
            """
            {"system":"client","correlation":{"parentField":["id"],"childField":["issue_id"]},
             "subquery":{"table":"comment","alias":"comments"}}\
            """;
    private static final String OWNER =
            """
            {"system":"client","correlation":{"parentField":["owner_id"],"childField":["id"]},
             "subquery":{"table":"users","alias":"owner"}}\
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    private BenchQueries(HttpServer server) {
        this.server = server;
    }

    static BenchQueries start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/query", BenchQueries::answer);
        server.start();
        return new BenchQueries(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/query";
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            ObjectNode response = JSON.createObjectNode().put("kind", "QueryResponse");
            ArrayNode queries = response.putArray("queries");
            for (JsonNode query : request.get(1)) {
                ObjectNode answer = queries.addObject();
                answer.set("id", query.get("id"));
                answer.set("name", query.get("name"));
                answer.set("ast", JSON.readTree(ast(query)));
            }
            byte[] body = JSON.writeValueAsString(response).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ast(JsonNode query) {
        String name = query.get("name").asString();
        return switch (name) {
            case "allIssues" -> "{\"table\":\"issue\",\"related\":[" + OWNER + "]}";
            case "recent" ->
                    "{\"table\":\"issue\",\"related\":["
                            + COMMENTS
                            + ","
                            + OWNER
                            + "],\"orderBy\":[[\"modified\",\"desc\"]],\"limit\":50}";
            case "owned" ->
                    "{\"table\":\"issue\",\"where\":{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"column\",\"name\":\"owner_id\"},"
                            + "\"right\":{\"type\":\"literal\",\"value\":"
                            + query.get("args").get(0)
                            + "}},\"related\":["
                            + COMMENTS
                            + "]}";
            default -> throw new IllegalArgumentException("no query \"" + name + "\"");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
