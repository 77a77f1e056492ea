package dev.leat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.queries.Queries;
import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ApiHttpServerTest {
    private static final int LIMIT = 4096;
    private static final int TOGETHER = 20;
    private static final String VALIDATION = "[\"transform\",[]]";

    private final CyclicBarrier allTogether = new CyclicBarrier(TOGETHER);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private ApiHttpServer server;

    @BeforeEach
    void start() throws IOException {
        ApiHandler handler =
                ApiHandler.builder()
                        .authenticator(headers -> {
                            String user = headers.cookie("user");
                            return user == null ? Identity.anonymous() : Identity.user(user);
                        })
                        .queries(
                                Queries.builder()
                                        .query(
                                                "together",
                                                caller -> {
                                                    allTogether.await(20, TimeUnit.SECONDS);
                                                    throw new ApplicationError("met");
                                                })
                                        .query(
                                                "hang",
                                                caller -> {
                                                    hanging.countDown();
                                                    try {
                                                        new CountDownLatch(1).await();
                                                    } finally {
                                                        interrupted.countDown();
                                                    }
                                                    throw new AssertionError();
                                                })
                                        .build())
                        .build();
        server =
                ApiHttpServer.start(
                        handler, ApiHttpServer.Settings.onPort(0).withMaxBodyBytes(LIMIT));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void bothEndpointsAnswer() throws Exception {
        HttpResponse<String> query =
                send(post(server.queryUri(), VALIDATION).header("Cookie", "user=ada"));
        assertThat(query.statusCode()).isEqualTo(200);
        assertThat(query.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(query.body())
                .isEqualTo("{\"kind\":\"QueryResponse\",\"queries\":[],\"userID\":\"ada\"}");

        HttpResponse<String> mutate = send(post(server.mutateUri(), "{}"));
        assertThat(mutate.statusCode()).isEqualTo(200);
        assertThat(mutate.body()).contains("\"kind\":\"PushFailed\"");
    }

    @Test
    void requestsRunSideBySide() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            answers.add(
                    client.sendAsync(
                            post(
                                            server.queryUri(),
                                            "[\"transform\",[{\"id\":\"q\",\"name\":\"together\",\"args\":[]}]]")
                                    .build(),
                            BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).contains("\"message\":\"met\"");
        }
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        for (String path : List.of("/", "/query/", "/query/x", "/queryx", "/mutate/x")) {
            HttpResponse<String> response = send(post(server.queryUri().resolve(path), VALIDATION));

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).contains("/query").contains("/mutate");
        }
    }

    @Test
    void onlyPostIsAllowed() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.queryUri()).GET());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void onlyJsonIsRead() throws Exception {
        HttpResponse<String> form =
                send(
                        HttpRequest.newBuilder(server.mutateUri())
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(form.statusCode()).isEqualTo(415);

        HttpResponse<String> withCharset =
                send(
                        HttpRequest.newBuilder(server.queryUri())
                                .header("Content-Type", "application/json; charset=utf-8")
                                .POST(BodyPublishers.ofString(VALIDATION)));
        assertThat(withCharset.statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndOneAtTheLimitIsRead() throws Exception {
        String exact = VALIDATION + " ".repeat(LIMIT - VALIDATION.length());
        assertThat(send(post(server.queryUri(), exact)).statusCode()).isEqualTo(200);

        HttpResponse<String> response = send(post(server.queryUri(), exact + " "));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("4096 bytes");

        assertThat(send(post(server.queryUri(), VALIDATION)).statusCode()).isEqualTo(200);
    }

    @Test
    void parametersMustBeEncodedCorrectly() throws Exception {
        HttpResponse<String> response =
                send(post(URI.create(server.queryUri() + "?schema=zero_0&appID=%20"), VALIDATION));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() ->
                            ApiHttpServer.start(
                                    ApiHandler.builder().build(),
                                    ApiHttpServer.Settings.onPort(port)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void afterCloseNobodyListens() {
        URI uri = server.queryUri();
        server.close();

        assertThatThrownBy(() -> send(post(uri, VALIDATION))).isInstanceOf(IOException.class);
    }

    @Test
    @Timeout(60)
    void closeDoesNotWaitForRequestsThatNeverEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        post(
                                        server.queryUri(),
                                        "[\"transform\",[{\"id\":\"q\",\"name\":\"hang\",\"args\":[]}]]")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();

        server.close();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder post(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}
