package dev.leat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The README and the pages of `docs` tell the truth: their code is the example's, their commands
/// run.
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

    @ParameterizedTest
    @MethodSource("pages")
    void itsCodeIsTheCodeOfTheExample(Path page) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        Matcher quoted = QUOTED.matcher(text);
        int count = 0;
        while (quoted.find()) {
            count++;
            assertThat(Files.readString(ROOT.resolve(quoted.group(1))))
                    .as("what %s quotes from %s", page, quoted.group(1))
                    .contains(quoted.group(2));
        }
        assertThat(count)
                .as("every block of Java in %s says where it is from", page)
                .isEqualTo(text.lines().filter(line -> line.strip().startsWith("```java")).count());
    }

    @Test
    void aGuideHasNoCommandThatTheReadmeHasNot() throws IOException {
        List<String> run = commands(readme());
        assertThat(pages()).contains(Path.of("docs/first-schema.md"));
        for (Path page : pages()) {
            assertThat(run)
                    .as("what the README says and its test runs, with what %s says", page)
                    .containsAll(commands(Files.readString(ROOT.resolve(page))));
        }
    }

    @Test
    void itsCommandsRun(TestDatabase database) throws Exception {
        List<String> blocks = new ArrayList<>(blocks(readme()));
        assertThat(blocks.removeFirst()).contains("./leat demo").contains("./leat verify");
        String sync = blocks.removeLast();
        assertThat(sync).endsWith("./leat sync\n");
        String url = "export DATABASE_URL=" + database.url().reveal() + "\n";

        String printed =
                run(url + String.join("", blocks).replaceAll("export DATABASE_URL=.*\n", ""));
        assertThat(printed).contains("tracker");
        assertThat(database.value("SELECT count(*) > 0 FROM migrations")).isEqualTo("t");
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

    /// The README, the guides and the decisions, relative to the repository.
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(ROOT::relativize)
                    .forEach(pages::add);
        }
        return pages;
    }

    private static List<String> blocks(String page) {
        return COMMANDS.matcher(page).results().map(block -> block.group(1)).toList();
    }

    private static List<String> commands(String page) {
        return blocks(page).stream().flatMap(String::lines).toList();
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
