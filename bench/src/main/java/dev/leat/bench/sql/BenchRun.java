package dev.leat.bench.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.postgres.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One fork: a server of its own, all candidates, all work. Prints each [Turn] as a line.
///
/// The candidates share one pool, which gives the thread the connection that it had before: what
/// differs is what stands above it.
public final class BenchRun {
    private static final int LIST = 1000;
    private static final int AUTHORS = 20;
    private static final int GRAPH_ROWS = AUTHORS + AUTHORS * 20 + AUTHORS * 100;
    private static final int MANY = 10_000;
    private static final long NEW_IDS = 1_000_000;

    private final int warmup;
    private final int measure;
    private final int slice;
    private final Connection cleaner;
    private long nextId = NEW_IDS;

    private BenchRun(int warmup, int measure, int slice, Connection cleaner) {
        this.warmup = warmup;
        this.measure = measure;
        this.slice = slice;
        this.cleaner = cleaner;
    }

    /// One line of work.
    ///
    /// @param rows of one call
    private record Job(String name, List<Candidate> candidates, int rows, Turn.Work work) {}

    /// Arguments: milliseconds to warm up, to measure, of one turn.
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.temporary().start();
                Connection cleaner = server.url().connect()) {
            try (Statement statement = cleaner.createStatement()) {
                for (String sql : BenchTables.DDL) {
                    statement.execute(sql);
                }
            }
            HikariConfig config = new HikariConfig();
            config.setDataSource(
                    server.url().withParameter("reWriteBatchedInserts", "true").dataSource());
            // One for all; only Spring Data JDBC holds one for each level of a graph.
            config.setMaximumPoolSize(3);
            config.setMinimumIdle(1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                new BenchRun(
                                Integer.parseInt(arguments[0]),
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2]),
                                cleaner)
                        .run(pool);
            }
        }
    }

    private void run(HikariDataSource pool) throws Exception {
        List<Candidate> candidates =
                List.of(
                        new JdbcCandidate(pool),
                        new LeatCandidate(pool),
                        new JooqCandidate(pool),
                        new HibernateCandidate(pool),
                        new JdbiCandidate(pool),
                        new SpringCandidate(pool));
        List<Candidate> forGraphs = new ArrayList<>(candidates);
        forGraphs.add(2, new OneStatementCandidate(pool));
        try {
            compare(forGraphs);
            List<Job> jobs =
                    List.of(
                            new Job("row by key", candidates, 1, (c, i) -> c.byKey(1 + i % 2000)),
                            new Job("list of 1,000", candidates, LIST, (c, i) -> c.list(LIST)),
                            new Job("join of 1,000", candidates, LIST, (c, i) -> c.join(LIST)),
                            new Job(
                                    "graph of 20 × 20 × 5",
                                    forGraphs,
                                    GRAPH_ROWS,
                                    (c, i) -> c.graph(AUTHORS)),
                            new Job("insert 1", candidates, 1, (c, i) -> inserted(c, 1)),
                            new Job("insert 10,000", candidates, MANY, (c, i) -> inserted(c, MANY)),
                            new Job("update 1", candidates, 1, BenchRun::updated));
            // All before any, so that the first is not measured while the compiler still works.
            for (Job job : jobs) {
                warmUp(job);
            }
            for (Job job : jobs) {
                measure(job);
            }
        } finally {
            for (Candidate candidate : candidates) {
                candidate.close();
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

    private Object inserted(Candidate candidate, int count) throws Exception {
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
        candidate.insert(posts);
        return posts;
    }

    private static Object updated(Candidate candidate, int call) throws Exception {
        candidate.update(1 + call % 2000, "Title " + call);
        return candidate;
    }

    private void warmUp(Job job) throws Exception {
        for (Candidate candidate : job.candidates()) {
            Turn.take(job.name(), job.rows(), candidate, -1, job.work(), warmup);
            clean();
        }
    }

    private void measure(Job job) throws Exception {
        System.err.println("  " + job.name());
        List<Candidate> candidates = job.candidates();
        long until = System.nanoTime() + candidates.size() * measure * 1_000_000L;
        for (int cycle = 0; cycle < 5 || System.nanoTime() < until; cycle++) {
            Turn[] turns = new Turn[candidates.size()];
            for (int i = 0; i < turns.length; i++) {
                // Every other cycle goes backwards, so that nobody always comes after the same.
                int next = cycle % 2 == 0 ? i : turns.length - 1 - i;
                turns[next] =
                        Turn.take(
                                job.name(),
                                job.rows(),
                                candidates.get(next),
                                cycle,
                                job.work(),
                                slice);
                if (nextId > NEW_IDS) {
                    clean();
                }
            }
            for (Turn turn : turns) {
                System.out.println(turn);
            }
        }
    }

    private void clean() throws SQLException {
        try (Statement statement = cleaner.createStatement()) {
            statement.execute("DELETE FROM post WHERE id >= " + NEW_IDS);
            statement.execute("VACUUM post");
        }
    }
}
