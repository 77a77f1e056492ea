package dev.leat.sync.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.json.Json;
import dev.leat.query.ast.Ast;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.session.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The query endpoint over real HTTP, with each failure that is documented.
class QueryServiceTest {
    private static final NamedQuery ISSUES = new NamedQuery("q1", "issues", List.of());
    private static final String ISSUES_ANSWER =
            "{\"kind\":\"QueryResponse\",\"queries\":[{\"id\":\"q1\",\"name\":\"issues\",\"ast\":{\"table\":\"issue\"}}]}";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestApi api;

    @BeforeEach
    void start() throws Exception {
        api = new TestApi();
    }

    @AfterEach
    void stop() {
        api.close();
        threads.shutdownNow();
    }

    private QueryService service(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "ZERO_QUERY_URL";
        all[1] = api.url("/query?mine=1");
        return new QueryService(new HttpTransport(TestConfigs.config(all)), threads);
    }

    private static Credentials anonymous() {
        return TestConfigs.credentials(null, null);
    }

    private static ErrorBody failure(Runnable call) {
        try {
            call.run();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ProtocolException.class);
            return ((ProtocolException) e.getCause()).body();
        }
        throw new AssertionError("it did not fail");
    }

    private ErrorBody transformFailure(QueryService service) {
        return failure(
                () -> service.transform(anonymous(), List.of(ISSUES)).toCompletableFuture().join());
    }

    @Test
    void aQueryIsLookedUpExactlyAsTheContractSays() {
        api.then(200, ISSUES_ANSWER);
        Credentials caller =
                new Credentials(
                        "u1",
                        "tok",
                        "sess=abc",
                        "http://app.example",
                        Map.of("user-agent", "browser"),
                        Map.of("X-Tenant", "t1", "X-Evil", "no", "Authorization", "stolen"),
                        Map.of("X-Tenant", "for mutations"),
                        null,
                        null);
        List<TransformedQuery> answers =
                service(
                                "ZERO_QUERY_API_KEY", "qkey",
                                "ZERO_QUERY_FORWARD_COOKIES", "true",
                                "ZERO_QUERY_ALLOWED_CLIENT_HEADERS",
                                        "x-tenant,authorization,x-api-key",
                                "ZERO_QUERY_ALLOWED_REQUEST_HEADERS", "user-agent")
                        .transform(caller, List.of(ISSUES))
                        .toCompletableFuture()
                        .join();
        assertThat(answers)
                .containsExactly(new TransformedQuery.Ok("q1", "issues", Ast.of("issue")));
        TestApi.Request request = api.requests().getFirst();
        assertThat(request.path()).isEqualTo("/query?mine=1&schema=zero_0&appID=zero");
        assertThat(request.body())
                .isEqualTo("[\"transform\",[{\"id\":\"q1\",\"name\":\"issues\",\"args\":[]}]]");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-api-key", "qkey")
                .containsEntry("authorization", "Bearer tok")
                .containsEntry("cookie", "sess=abc")
                .containsEntry("origin", "http://app.example")
                .containsEntry("x-tenant", "t1")
                .containsEntry("user-agent", "browser")
                .doesNotContainKey("x-evil");
    }

    @Test
    void cookiesStayHereUnlessTheyAreToBeForwarded() {
        Credentials caller =
                new Credentials(
                        null, null, "sess=abc", null, Map.of(), Map.of(), Map.of(), null, null);
        service().validate(caller).toCompletableFuture().join();
        assertThat(api.requests().getFirst().headers())
                .doesNotContainKeys("cookie", "authorization", "origin", "x-api-key");
        assertThat(api.requests().getFirst().body()).isEqualTo("[\"transform\",[]]");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302})
    void aStatusThatIsNotOkFailsTheCallAtOnce(int status) {
        api.then(status, "x".repeat(600));
        assertThat(transformFailure(service()))
                .isEqualTo(
                        new ErrorBody.TransformFailed(
                                Origin.ZERO_CACHE,
                                FailureReason.HTTP,
                                "Fetch from API server returned non-OK status " + status,
                                List.of("q1"),
                                null,
                                status,
                                "x".repeat(512) + "…"));
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void passingTroubleIsRiddenOut() {
        api.then(500, "a").then(503, "b").then(0, "").then(200, ISSUES_ANSWER);
        assertThat(service().transform(anonymous(), List.of(ISSUES)).toCompletableFuture().join())
                .hasSize(1);
    }

    @Test
    void troubleThatLastsIsToldAfterFourAttempts() {
        api.always(request -> new TestApi.Answer(500, "broken"));
        ErrorBody.TransformFailed failure = (ErrorBody.TransformFailed) transformFailure(service());
        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.bodyPreview()).isEqualTo("broken");
        assertThat(api.requests()).hasSize(4);
    }

    @Test
    void anApiServerThatIsNotThereIsNamed() {
        String url = api.url("/query");
        api.close();
        QueryService service =
                new QueryService(
                        new HttpTransport(TestConfigs.config("ZERO_QUERY_URL", url)), threads);
        ErrorBody.TransformFailed failure = (ErrorBody.TransformFailed) transformFailure(service);
        assertThat(failure.reason()).isEqualTo(FailureReason.INTERNAL);
        assertThat(failure.message()).contains(url).contains("Is it running");
    }

    @Test
    void anApiServerThatDoesNotAnswerInTimeIsNotWaitedForEver() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        api.always(request -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new TestApi.Answer(200, ISSUES_ANSWER);
        });
        SyncConfig config = TestConfigs.config("ZERO_QUERY_URL", api.url("/query"));
        QueryService service =
                new QueryService(new HttpTransport(config, Duration.ofMillis(200)), threads);
        assertThat(((ErrorBody.TransformFailed) transformFailure(service)).reason())
                .isEqualTo(FailureReason.TIMEOUT);
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"kind\":\"QueryResponse\"}"})
    void anAnswerThatCannotBeReadIsAParseFailure(String body) {
        api.then(200, body);
        ErrorBody.TransformFailed failure = (ErrorBody.TransformFailed) transformFailure(service());
        assertThat(failure.reason()).isEqualTo(FailureReason.PARSE);
        assertThat(failure.origin()).isEqualTo(Origin.ZERO_CACHE);
    }

    @Test
    void aFailureThatTheApiServerTellsIsPassedOnAsItIs() {
        api.then(
                200,
                "{\"kind\":\"TransformFailed\",\"origin\":\"server\",\"reason\":\"database\",\"message\":\"down\",\"queryIDs\":[\"q1\"],\"details\":{\"a\":1}}");
        assertThat(transformFailure(service()))
                .isEqualTo(
                        new ErrorBody.TransformFailed(
                                Origin.SERVER,
                                FailureReason.DATABASE,
                                "down",
                                List.of("q1"),
                                new Json("{\"a\":1}"),
                                null,
                                null));
    }

    @Test
    void errorsOfSingleQueriesComeBackInTheirPlaces() {
        api.then(
                200,
                "{\"kind\":\"QueryResponse\",\"queries\":[{\"id\":\"q3\",\"name\":\"c\",\"ast\":{\"table\":\"t\"}},"
                        + "{\"error\":\"app\",\"id\":\"q2\",\"name\":\"boom\",\"message\":\"nope\"}]}");
        List<TransformedQuery> answers =
                service()
                        .transform(
                                anonymous(),
                                List.of(
                                        new NamedQuery("q2", "boom", List.of()),
                                        new NamedQuery("q3", "c", List.of()),
                                        new NamedQuery("q4", "d", List.of())))
                        .toCompletableFuture()
                        .join();
        assertThat(answers).extracting(TransformedQuery::id).containsExactly("q2", "q3", "q4");
        assertThat(answers.get(0))
                .isEqualTo(
                        new TransformedQuery.Errored(
                                new ErroredQuery(
                                        ErroredQuery.Kind.APP, "q2", "boom", "nope", null)));
        assertThat(answers.get(2)).isInstanceOf(TransformedQuery.Errored.class);
    }

    @Test
    void theSameCallerIsAnsweredFromTheCacheAndAnotherIsNot() {
        api.always(request ->
                new TestApi.Answer(
                        200,
                        "{\"kind\":\"QueryResponse\",\"queries\":["
                                + ApiJson.readTransformRequest(request.body()).queries().stream()
                                        .map(query ->
                                                query.name().equals("boom")
                                                        ? "{\"error\":\"app\",\"id\":\"%s\",\"name\":\"boom\"}"
                                                                .formatted(query.id())
                                                        : "{\"id\":\"%s\",\"name\":\"%s\",\"ast\":{\"table\":\"t\"}}"
                                                                .formatted(
                                                                        query.id(), query.name()))
                                        .collect(Collectors.joining(","))
                                + "]}"));
        QueryService service = service();
        NamedQuery boom = new NamedQuery("b", "boom", List.of());
        for (Credentials caller :
                List.of(
                        anonymous(),
                        anonymous(),
                        TestConfigs.credentials("u", "t1"),
                        TestConfigs.credentials("u", "t2"))) {
            service.transform(caller, List.of(ISSUES, boom)).toCompletableFuture().join();
        }
        assertThat(api.requests())
                .extracting(TestApi.Request::body)
                .extracting(body -> body.contains("issues"))
                .as("an error is asked for again, a good answer only for another caller")
                .containsExactly(true, false, true, true);
    }

    @Test
    void somebodyElseIsUnauthorized() {
        api.always(request ->
                new TestApi.Answer(
                        200, "{\"kind\":\"QueryResponse\",\"queries\":[],\"userID\":\"u1\"}"));
        QueryService service = service();
        service.validate(TestConfigs.credentials("u1", "t")).toCompletableFuture().join();
        ErrorBody error =
                failure(() ->
                        service.validate(TestConfigs.credentials("u2", "t"))
                                .toCompletableFuture()
                                .join());
        assertThat(error)
                .isEqualTo(
                        ErrorBody.of(
                                ErrorKind.UNAUTHORIZED,
                                "Connection userID does not match validated server userID."));
    }

    @Test
    void aClientMayAskOnlyForUrlsThatTheSettingsAllow() {
        SyncConfig config =
                TestConfigs.config(
                        "ZERO_QUERY_URL", api.url("/query") + "," + api.url("/tenants/:id/query"));
        QueryService service = new QueryService(new HttpTransport(config), threads);
        service.validate(asking(api.url("/tenants/t1/query"))).toCompletableFuture().join();
        assertThat(api.requests().getFirst().path()).startsWith("/tenants/t1/query?schema=");
        String evil = "http://evil.example/query";
        ErrorBody error =
                failure(() -> service.validate(asking(evil)).toCompletableFuture().join());
        assertThat(error.message())
                .isEqualTo(
                        "URL \"" + evil + "\" is not allowed by the ZERO_QUERY_URL configuration");
    }

    private static Credentials asking(String url) {
        return new Credentials(null, null, null, null, Map.of(), Map.of(), Map.of(), url, null);
    }

    @Test
    void withoutAnEndpointCredentialsAreBelievedAndQueriesFail() {
        QueryService service = new QueryService(new HttpTransport(TestConfigs.config()), threads);
        service.validate(anonymous()).toCompletableFuture().join();
        assertThat(transformFailure(service).message()).contains("ZERO_QUERY_URL is not set");
        assertThatThrownBy(() ->
                        service.transform(anonymous(), List.of(ISSUES))
                                .toCompletableFuture()
                                .join())
                .hasCauseInstanceOf(ProtocolException.class);
    }
}
