package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.postgres.ConnectionUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many comparisons in one go: a JSON line in, a JSON line out, in the same order.
///
/// A line that cannot be answered is answered with an error and stops nothing. Fields that mean
/// nothing here are named in the answer (`unknownFields`), as are differences that no statement can
/// be planned for (`leftAlone`). Two lines are worked on at a time; what a line opened is closed
/// with it.
public final class DiffBatch {
    private static final int AT_A_TIME = 2;
    private static final int AHEAD = 64;

    private final Function<String, Source> sources;
    private final @Nullable ConnectionUrl scratchServer;
    private final JsonMapper json = new JsonMapper();

    /// @param sources makes a source of what a line names; may be called by two threads at a time
    /// @param scratchServer for pairs that need a server and name none; `null` for none
    public DiffBatch(Function<String, Source> sources, @Nullable ConnectionUrl scratchServer) {
        this.sources = Objects.requireNonNull(sources, "sources");
        this.scratchServer = scratchServer;
    }

    /// Answers every line until the input ends.
    ///
    /// @throws IOException if the input cannot be read
    public void run(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        Deque<Future<String>> answers = new ArrayDeque<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                // What some editors put before UTF-8.
                String asked = line.startsWith("\uFEFF") ? line.substring(1) : line;
                Callable<String> work = () -> answer(asked);
                answers.add(threads.submit(work));
                while (answers.size() > AHEAD
                        || !answers.isEmpty() && answers.peekFirst().isDone()) {
                    print(answers.removeFirst(), out);
                }
            }
            for (Future<String> each : answers) {
                print(each, out);
            }
        }
    }

    private static void print(Future<String> answer, PrintStream out) throws InterruptedException {
        try {
            out.println(answer.get());
            out.flush();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line is always answered", e);
        }
    }

    /// {@return the answer to one line; never an exception}
    String answer(String line) {
        Map<String, Object> value = new LinkedHashMap<>();
        try {
            JsonNode asked = BatchLine.read(line);
            if (asked.has("id")) {
                value.put("id", asked.get("id"));
            }
            BatchLine known = BatchLine.of(asked);
            value.putAll(ChangeJson.of(found(known)));
            if (!known.unknown().isEmpty()) {
                value.put("unknownFields", known.unknown());
            }
        } catch (JacksonException e) {
            value.put("error", "this is no JSON object: " + reason(e));
        } catch (RuntimeException | LinkageError e) {
            value.put("error", e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (StackOverflowError e) {
            value.put("error", "what is compared is nested too deeply");
        }
        return json.writeValueAsString(value);
    }

    /// What the parser says in brackets is for its programmers.
    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceAll("\\s*(\\(|: not allowed as per).*", "");
    }

    private SchemaChange.Found found(BatchLine line) {
        return SchemaChange.compare(
                sources.apply(line.from()),
                sources.apply(line.to()),
                line.answers(),
                PlanOptions.safe(),
                scratchServer);
    }
}
