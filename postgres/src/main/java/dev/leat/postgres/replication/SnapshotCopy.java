package dev.leat.postgres.replication;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The rows of several tables as they were at one moment, in PostgreSQL's text form.
///
/// Each table is read by one COPY; up to `parallel` tables at once, each on its own connection and
/// thread, all within the same exported snapshot. The rows of one table reach its sink from one
/// thread, in no particular order.
///
/// @param snapshot as in [SlotSnapshot#snapshot()]; its session must stay open and quiet until
///   [#run] returns
/// @param parallel how many connections at most
public record SnapshotCopy(ConnectionUrl url, String snapshot, int parallel) {

    /// Where a table's rows go.
    public interface RowSink {
        /// @param values in the order of [CopySource#columns()]; null is SQL NULL. The sink may
        ///   keep the array.
        void row(@Nullable String[] values);
    }

    /// Makes the sink of a table, on the thread that will call it.
    public interface Target {
        RowSink open(CopySource source);
    }

    public SnapshotCopy {
        if (parallel < 1) {
            throw new IllegalArgumentException(
                    "A copy needs at least one connection, not " + parallel);
        }
    }

    /// Copies all tables and returns when the last row is in its sink.
    ///
    /// @return how many rows each table had
    /// @throws ReplicationException if a table could not be read; the others are then given up
    public Map<CopySource, Long> run(List<CopySource> sources, Target target) {
        Queue<CopySource> waiting = new ConcurrentLinkedQueue<>(sources);
        Map<CopySource, Long> counts = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
        sources.forEach(each -> counts.put(each, 0L));
        AtomicBoolean failed = new AtomicBoolean();
        int workers = Math.min(parallel, sources.size());
        if (workers == 0) {
            return Map.of();
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().name("leat-copy-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> work(waiting, target, counts, failed)));
            }
            ReplicationException first = null;
            for (Future<?> each : running) {
                ReplicationException problem = await(each, failed);
                first = first == null ? problem : first;
            }
            if (first != null) {
                throw first;
            }
        }
        return counts;
    }

    private @Nullable ReplicationException await(Future<?> worker, AtomicBoolean failed) {
        try {
            worker.get();
            return null;
        } catch (InterruptedException e) {
            failed.set(true);
            Thread.currentThread().interrupt();
            return new ReplicationException(
                    ReplicationException.Kind.CLOSED, "Interrupted while copying tables", e);
        } catch (ExecutionException e) {
            failed.set(true);
            if (e.getCause() instanceof ReplicationException known) {
                return known;
            }
            if (e.getCause() instanceof SQLException sql) {
                return ReplicationErrors.explain("copy tables in snapshot " + snapshot, url, sql);
            }
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException("Copying tables failed", e.getCause());
        }
    }

    private @Nullable Void work(
            Queue<CopySource> waiting,
            Target target,
            Map<CopySource, Long> counts,
            AtomicBoolean failed)
            throws SQLException {
        try (Connection connection = url.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
                // A copy may take longer than an application's limits allow, and must print values
                // as the stream does.
                statement.execute("SET LOCAL statement_timeout = 0");
                // A policy would leave rows out here that the stream then changes: rather an error.
                statement.execute("SET LOCAL row_security = off");
                statement.execute("SET LOCAL extra_float_digits = 1");
                statement.execute("SET LOCAL DateStyle = ISO");
                statement.execute("SET LOCAL IntervalStyle = postgres");
                statement.execute("SET LOCAL bytea_output = hex");
                statement.execute("SET LOCAL TimeZone = 'UTC'");
            }
            CopySource source;
            while (!failed.get() && (source = waiting.poll()) != null) {
                counts.put(source, copy(connection, source, target.open(source), failed));
            }
            connection.rollback();
            return null;
        } catch (SQLException | RuntimeException e) {
            failed.set(true);
            throw e;
        }
    }

    private long copy(Connection connection, CopySource source, RowSink sink, AtomicBoolean failed)
            throws SQLException {
        int columns = source.columns().size();
        try {
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(source.sql());
            long rows = 0;
            byte[] line;
            while ((line = out.readFromCopy()) != null) {
                sink.row(CopyText.split(line, columns));
                rows++;
                if ((rows & 0x3ff) == 0 && failed.get()) {
                    out.cancelCopy();
                    break;
                }
            }
            return rows;
        } catch (SQLException e) {
            throw ReplicationErrors.explain("copy table " + source, url, e);
        }
    }
}
