package dev.leat.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A sync server in a process of its own, started with the same `ZERO_*` settings whoever made it.
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final double readySeconds;

    private ServerProcess(Process process, int port, double readySeconds) {
        this.process = process;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    /// Starts the command and waits until the server can serve a client, which includes its initial
    /// sync.
    static ServerProcess start(
            String name,
            List<String> command,
            Map<String, String> settings,
            Path workDirectory,
            HttpClient http)
            throws Exception {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(workDirectory.resolve(name + ".log").toFile());
        builder.environment().putAll(settings);
        builder.environment()
                .put("LEAT_NO_BUILD", "1"); // the launcher's build is not what is measured
        builder.environment().put("ZERO_PORT", Integer.toString(port));
        builder.environment().put("ZERO_APP_ID", "bench" + name);
        builder.environment()
                .put("ZERO_REPLICA_FILE", workDirectory.resolve(name + ".db").toString());
        long start = System.nanoTime();
        Process process = builder.start();
        while (!answers(http, port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        name
                                + " exited with "
                                + process.exitValue()
                                + "; see "
                                + workDirectory.resolve(name + ".log"));
            }
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(20)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " was not ready within 20 minutes");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return new ServerProcess(process, port, (System.nanoTime() - start) / 1e9);
    }

    int port() {
        return port;
    }

    double readySeconds() {
        return readySeconds;
    }

    /// {@return resident memory of the process and its children, in MiB}
    double residentMiB() throws IOException {
        long kib = 0;
        try (Stream<ProcessHandle> tree =
                Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            for (ProcessHandle handle : tree.toList()) {
                Path status = Path.of("/proc", Long.toString(handle.pid()), "status");
                if (Files.exists(status)) {
                    for (String line : Files.readAllLines(status)) {
                        if (line.startsWith("VmRSS:")) {
                            kib += Long.parseLong(line.replaceAll("\\D", ""));
                        }
                    }
                }
            }
        }
        return kib / 1024.0;
    }

    private static boolean answers(HttpClient http, int port) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /// {@return a port that is free together with the two behind it, which the stock server takes
    /// too}
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket first = new ServerSocket(0)) {
                int port = first.getLocalPort();
                try (ServerSocket second = new ServerSocket(port + 1);
                        ServerSocket third = new ServerSocket(port + 2)) {
                    return Math.min(port, Math.min(second.getLocalPort(), third.getLocalPort()));
                } catch (IOException taken) {
                    continue;
                }
            }
        }
        throw new IOException("no three free ports in a row after 50 attempts");
    }

    @Override
    public void close() {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("the server did not end within 15 s and is killed");
        }
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
