package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.Post;
import dev.leat.postgres.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Measures reading and writing rows. Arguments: `rounds=7 millis=400 warmup=1500`.
///
/// Each candidate first warms up, then all take turns, `rounds` times `millis` milliseconds for
/// each piece of work. The time is the median of the rounds' means; the ratio is to plain JDBC in
/// the same round's neighbourhood, with the least and greatest round in brackets.
public final class SqlBench {
    private static final int LIST = 1000;
    private static final int AUTHORS = 20;
    private static final long NEW_IDS = 1_000_000;

    private final Map<String, Integer> options;
    private long nextId = NEW_IDS;

    private SqlBench(Map<String, Integer> options) {
        this.options = options;
    }

    /// Runs the benchmark and prints a Markdown table.
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options =
                new LinkedHashMap<>(Map.of("rounds", 7, "millis", 400, "warmup", 1500));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !options.containsKey(pair[0])) {
                throw new IllegalArgumentException(
                        "unknown argument \"" + argument + "\"; known: " + options.keySet());
            }
            options.put(pair[0], Integer.parseInt(pair[1]));
        }
        new SqlBench(options).run();
    }

    private int option(String name) {
        return options.getOrDefault(name, 0);
    }

    private void run() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.temporary().start();
                Connection connection =
                        server.url().withParameter("reWriteBatchedInserts", "true").connect()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : BenchTables.DDL) {
                    statement.execute(sql);
                }
            }
            // One connection for all: what differs is what stands above it.
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            List<Candidate> candidates =
                    List.of(
                            new JdbcCandidate(source),
                            new LeatCandidate(source),
                            new JooqCandidate(source),
                            new HibernateCandidate(source),
                            new JdbiCandidate(source),
                            new SpringCandidate(source));
            try {
                compare(candidates);
                System.out.printf(
                        "| work | candidate | µs | ÷ JDBC | bytes a row |%n|---|---|--:|--:|--:|%n");
                measure("row by key", candidates, 1, connection, (c, i) -> c.byKey(1 + i % 2000));
                measure("list of 1,000", candidates, LIST, connection, (c, i) -> c.list(LIST));
                measure("join of 1,000", candidates, LIST, connection, (c, i) -> c.join(LIST));
                measure(
                        "graph of 20 × 20 × 5",
                        candidates,
                        AUTHORS + AUTHORS * 20 + AUTHORS * 100,
                        connection,
                        (c, i) -> c.graph(AUTHORS));
                measure("insert 1", candidates, 1, connection, (c, i) -> inserted(c, posts(1)));
                measure(
                        "insert 10,000",
                        candidates,
                        10_000,
                        connection,
                        (c, i) -> inserted(c, posts(10_000)));
                measure(
                        "update 1",
                        candidates,
                        1,
                        connection,
                        (c, i) -> {
                            c.update(1 + i % 2000, "Title " + i);
                            return c;
                        });
            } finally {
                for (Candidate candidate : candidates) {
                    candidate.close();
                }
            }
        }
    }

    /// A candidate that gives something else is not compared.
    private static void compare(List<Candidate> candidates) throws Exception {
        Candidate first = candidates.getFirst();
        for (Candidate other : candidates) {
            boolean same =
                    other.byKey(7).equals(first.byKey(7))
                            && other.list(LIST).equals(first.list(LIST))
                            && other.join(LIST).equals(first.join(LIST))
                            && other.graph(AUTHORS).equals(first.graph(AUTHORS));
            if (!same) {
                throw new IllegalStateException(other.name() + " gives other rows than JDBC");
            }
        }
    }

    private List<Post> posts(int count) {
        List<Post> posts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            posts.add(
                    new Post(
                            nextId++,
                            1,
                            "A new title",
                            "Some text of usual length, more or less.",
                            Instant.EPOCH,
                            i));
        }
        return posts;
    }

    private static Object inserted(Candidate candidate, List<Post> posts) throws Exception {
        candidate.insert(posts);
        return posts;
    }

    private interface Work {
        Object once(Candidate candidate, int call) throws Exception;
    }

    private void measure(
            String name, List<Candidate> candidates, int rows, Connection connection, Work work)
            throws Exception {
        Map<Candidate, Measure> figures = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Measure measure = new Measure();
            figures.put(candidate, measure);
            measure.round(call -> work.once(candidate, call), option("warmup"), false);
            clean(connection);
        }
        for (int round = 0; round < option("rounds"); round++) {
            for (Candidate candidate : candidates) {
                Objects.requireNonNull(figures.get(candidate))
                        .round(call -> work.once(candidate, call), option("millis"), true);
                clean(connection);
            }
        }
        double jdbc = Objects.requireNonNull(figures.get(candidates.getFirst())).median();
        figures.forEach((candidate, figure) ->
                System.out.printf(
                        "| %s | %s | %,.1f | %.2f [%.2f–%.2f] | %,.0f |%n",
                        name,
                        candidate.name(),
                        figure.median() / 1000,
                        figure.median() / jdbc,
                        figure.least() / jdbc,
                        figure.most() / jdbc,
                        figure.allocated() / rows));
    }

    private static void clean(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM post WHERE id >= " + NEW_IDS);
            statement.execute("VACUUM post");
        }
    }
}
