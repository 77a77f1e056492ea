package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.postgres.ConnectionUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
/// A line that cannot be answered is answered with an error and stops nothing. Two lines are worked
/// on at a time; what a line opened is closed with it.
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
                String asked = line;
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
            JsonNode asked = json.readTree(line);
            if (asked.has("id")) {
                value.put("id", asked.get("id"));
            }
            value.putAll(ChangeJson.of(plan(asked), List.of()));
        } catch (JacksonException e) {
            value.put("error", "this is no JSON object: " + e.getOriginalMessage());
        } catch (RuntimeException | LinkageError e) {
            value.put("error", e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (StackOverflowError e) {
            value.put("error", "what is compared is nested too deeply");
        }
        return json.writeValueAsString(value);
    }

    private Plan plan(JsonNode asked) {
        List<String> renames = texts(asked, "renames");
        JsonNode allow = asked.path("allowDestructive");
        Set<String> destroy =
                allow.isArray() ? new LinkedHashSet<>(texts(asked, "allowDestructive")) : Set.of();
        return SchemaChange.between(
                sources.apply(text(asked, "from")),
                sources.apply(text(asked, "to")),
                new Answers(renames, destroy, allow.isBoolean() && allow.asBoolean()),
                PlanOptions.safe(),
                scratchServer);
    }

    private static String text(JsonNode asked, String name) {
        if (!asked.path(name).isString()) {
            throw new IllegalArgumentException(
                    "the line has no \"%s\"; it needs \"from\" and \"to\", each the URL of a database, an .sql file, a snapshot or java"
                            .formatted(name));
        }
        return asked.get(name).asString();
    }

    private static List<String> texts(JsonNode asked, String name) {
        List<String> texts = new ArrayList<>();
        asked.path(name).forEach(each -> texts.add(each.asString()));
        return texts;
    }
}
