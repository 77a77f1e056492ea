package dev.leat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README tells the truth: its code is the example's, its commands run.
///
/// The commands of "Two commands" are not run here: the one is [DemoTest], the other runs this
/// test.
@PostgresTest
class ReadmeTest {
    private static final Path ROOT = Repository.e2e().getParent();
    private static final Pattern QUOTED =
            Pattern.compile("<!-- from (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir Path work;

    @Test
    void itsCodeIsTheCodeOfTheExample() throws IOException {
        Matcher quoted = QUOTED.matcher(readme());
        int count = 0;
        while (quoted.find()) {
            count++;
            assertThat(Files.readString(ROOT.resolve(quoted.group(1))))
                    .as("what the README quotes from %s", quoted.group(1))
                    .contains(quoted.group(2));
        }
        assertThat(count).as("every block of Java says where it is from").isEqualTo(blocksOfJava());
    }

    @Test
    void itsCommandsRun(dev.leat.testing.TestDatabase database) throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher commands = COMMANDS.matcher(readme());
        while (commands.find()) {
            blocks.add(commands.group(1));
        }
        assertThat(blocks.removeFirst()).contains("./leat demo").contains("./leat verify");
        String sync = blocks.removeLast();
        assertThat(sync).endsWith("./leat sync\n");
        String url = "export DATABASE_URL=" + database.url().reveal() + "\n";

        String printed =
                run(url + String.join("", blocks).replaceAll("export DATABASE_URL=.*\n", ""));
        assertThat(printed).contains("tracker");
        assertThat(database.connection())
                .satisfies(connection -> {
                    try (connection;
                            var rows =
                                    connection
                                            .createStatement()
                                            .executeQuery("SELECT count(*) FROM migrations")) {
                        rows.next();
                        assertThat(rows.getInt(1)).isPositive();
                    }
                });
        serves(url + sync);
        // A sync server keeps its slot when it stops, so that it misses nothing until it is back;
        // this one is not coming back.
        database.execute(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()");
    }

    /// Runs the block that does not end, until the server answers.
    private void serves(String script) throws Exception {
        int port = Ports.free();
        Path log = work.resolve("sync.log");
        Process server =
                bash("export ZERO_PORT=%d ZERO_REPLICA_FILE=%s\n"
                                        .formatted(port, work.resolve("replica"))
                                + script)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            Poll.until(
                    "the README's sync server answers",
                    () -> {
                        assertThat(server.isAlive()).as(Files.readString(log)).isTrue();
                        return answers(port);
                    });
        } finally {
            List<ProcessHandle> started = server.descendants().toList();
            started.forEach(ProcessHandle::destroy);
            for (ProcessHandle each : started) {
                each.onExit().get(30, TimeUnit.SECONDS);
            }
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean answers(int port) {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var request =
                    java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://127.0.0.1:" + port + "/"));
            return http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String run(String script) throws Exception {
        Path log = work.resolve("commands.log");
        Process process =
                bash(script).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(log);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /// The launcher would build first; the test's own class path is what it would build.
    private static ProcessBuilder bash(String script) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String leat =
                "leat() { '%s' -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '%s' dev.leat.cli.Leat \"$@\"; }\n"
                        .formatted(java, System.getProperty("java.class.path"));
        return new ProcessBuilder("bash", "-euc", leat + script.replace("./leat ", "leat "))
                .directory(ROOT.toFile());
    }

    private static long blocksOfJava() throws IOException {
        return readme().lines().filter("```java"::equals).count();
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
