package dev.leat.e2e;

import dev.leat.cli.client.NodeRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// The API server that somebody else wrote against the published server library, in a Node process
/// of its own.
public final class ForeignApi implements AutoCloseable {
    private final Process process;
    private final String url;

    private ForeignApi(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// @param program the folder of its `server.mjs`
    public static ForeignApi start(String program, String database) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        NodeRuntime.find(Repository.e2e()).executable().toString(),
                        Repository.e2e()
                                .resolve("src/test/node/" + program + "/server.mjs")
                                .toString());
        builder.environment().put("SHOP_DB", database);
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(
                        Repository.output().resolve(program + ".log").toFile()));
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException(
                    "The foreign API server ended while starting; see " + program + ".log");
        }
        int port = JsonMapper.shared().readTree(line).path("port").asInt();
        return new ForeignApi(process, "http://127.0.0.1:" + port + "/api");
    }

    /// The URL below which `/query` and `/mutate` are served.
    public String url() {
        return url;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
