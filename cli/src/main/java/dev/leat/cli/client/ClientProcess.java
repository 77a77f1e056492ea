package dev.leat.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One Node process with any number of published clients in it.
///
/// ```java
/// try (ClientProcess node = ClientProcess.start(repository.resolve("e2e"))) {
///     PublishedClient client = node.connect(ClientOptions.of("ann", trackerApp, "http://127.0.0.1:4848"));
///     LiveView issues = client.view("issues", Map.of());
///     issues.awaitComplete();
/// }
/// ```
///
/// Any thread may call any method. [#close] ends the process.
public final class ClientProcess implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.shared();
    private final Process process;
    private final OutputStream commands;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, PublishedClient> clients = new ConcurrentHashMap<>();

    private ClientProcess(Process process) {
        this.process = process;
        this.commands = process.getOutputStream();
        Thread.ofVirtual().name("published-client-output").start(this::read);
    }

    /// Starts Node with the driver.
    ///
    /// @param packageFolder the folder `e2e` of the repository, where `npm ci` was run
    /// @throws ClientFailure if the npm part is not installed or Node cannot be started
    public static ClientProcess start(Path packageFolder) {
        Path driver = packageFolder.resolve("src/test/node/driver/driver.mjs");
        if (!Files.isDirectory(packageFolder.resolve("node_modules/@rocicorp/zero"))) {
            throw new ClientFailure(
                    "The published client is not installed in %s. Run `npm ci` there; `./leat demo` and `./leat verify` do it by themselves."
                            .formatted(packageFolder));
        }
        NodeRuntime node = NodeRuntime.find(packageFolder);
        try {
            return new ClientProcess(
                    new ProcessBuilder(node.executable().toString(), driver.toString())
                            .directory(packageFolder.toFile())
                            .redirectError(
                                    Boolean.getBoolean("leat.client.log")
                                            ? ProcessBuilder.Redirect.INHERIT
                                            : ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new ClientFailure(
                    "Could not start " + node.executable() + ": " + e.getMessage(), e);
        }
    }

    /// Opens a client and waits until it knows its ids, not until it is connected.
    public PublishedClient connect(ClientOptions options) {
        PublishedClient client = new PublishedClient(this, options.name());
        if (clients.putIfAbsent(options.name(), client) != null) {
            throw new ClientFailure("A client named '" + options.name() + "' is open already.");
        }
        JsonNode answer = call("create", options.name(), options.parameters());
        client.opened(answer.path("clientID").asString(), answer.path("clientGroupID").asString());
        return client;
    }

    /// Sends one command of the driver and waits for its answer.
    JsonNode call(
            String command,
            @Nullable String client,
            Map<String, ? extends @Nullable Object> parameters) {
        long id = ids.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("id", id).put("do", command);
        if (client != null) {
            message.put("client", client);
        }
        parameters.forEach((name, value) -> message.set(name, json.valueToTree(value)));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        send(message);
        String asked = command + (client == null ? "" : " of client '" + client + "'");
        try {
            JsonNode found = answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!found.path("ok").asBoolean()) {
                throw new ClientFailure(
                        "The published client refused "
                                + asked
                                + ": "
                                + found.path("error").asString());
            }
            return found;
        } catch (TimeoutException e) {
            throw new ClientFailure(
                    "The published client did not answer "
                            + asked
                            + " within "
                            + ANSWER_WITHIN
                            + ".",
                    e);
        } catch (ExecutionException e) {
            throw new ClientFailure(
                    "The published client's process ended during " + asked + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted while waiting for " + asked + ".", e);
        } finally {
            answers.remove(id);
        }
    }

    void forget(String client) {
        clients.remove(client);
    }

    private void send(ObjectNode message) {
        byte[] line = (message + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (commands) {
                commands.write(line);
                commands.flush();
            }
        } catch (IOException e) {
            throw new ClientFailure("The published client's process has ended.", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                dispatch(json.readTree(line));
            }
        } catch (IOException _) {
            // The process ended while it was read; whoever waits is told below.
        }
        ClientFailure ended = new ClientFailure("The published client's process ended.");
        answers.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    private void dispatch(JsonNode message) {
        JsonNode id = message.get("id");
        if (id != null) {
            CompletableFuture<JsonNode> answer = answers.get(id.asLong());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        PublishedClient client = clients.get(message.path("client").asString(""));
        if (client != null) {
            client.happened(message);
        }
    }

    /// Ends the process and with it every client. Does not wait for mutations under way.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
