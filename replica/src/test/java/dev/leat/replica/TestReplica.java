package dev.leat.replica;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.postgres.replication.Lsn;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A replica of a test's database, which a test can close and open again.
final class TestReplica implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<Commit> commits = new CopyOnWriteArrayList<>();
    final CompletableFuture<ReplicaException> failure = new CompletableFuture<>();
    private final TestDatabase database;
    private final ReplicaConfig config;
    private Replica replica;

    TestReplica(TestDatabase database, Path directory) {
        this(database, directory, config -> config);
    }

    TestReplica(TestDatabase database, Path directory, UnaryOperator<ReplicaConfig> change) {
        this.database = database;
        this.config = change.apply(ReplicaConfig.of(database.url(), directory));
    }

    /// Opens it and waits until it is up to date.
    TestReplica open() {
        replica =
                Replica.open(
                        config,
                        new CommitListener() {
                            @Override
                            public void onCommit(Commit commit) {
                                commits.add(commit);
                            }

                            @Override
                            public void onFailure(ReplicaException reason) {
                                failure.complete(reason);
                            }
                        });
        return this;
    }

    void shut() {
        replica.close();
        replica = null;
    }

    Replica replica() {
        return replica;
    }

    /// Waits until everything committed so far is applied.
    void catchUp() {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pg_logical_emit_message(true, 'test', 'barrier')::text")) {
            row.next();
            String version = Lsn.parse(row.getString(1)).toLexiVersion();
            if (!replica.awaitVersion(version, PATIENCE)) {
                throw new AssertionError(
                        "the replica did not reach " + version + "; " + replica.statistics());
            }
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    Snapshot snapshot() {
        return replica.source().snapshot();
    }

    /// The rows of a table as maps, in key order.
    List<Map<String, Object>> rows(String table) {
        return rows(snapshot(), table);
    }

    static List<Map<String, Object>> rows(Snapshot snapshot, String table) {
        TableSpec spec = snapshot.table(table);
        if (spec == null) {
            throw new AssertionError("no table " + table + " at " + snapshot.version());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row :
                snapshot.scan(new IndexSpec(table, List.of(), List.of()), new Object[0], null)) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < spec.columns().size(); i++) {
                values.put(spec.columns().get(i).name(), row.get(i));
            }
            rows.add(values);
        }
        return rows;
    }

    @Override
    public void close() {
        if (replica != null) {
            replica.close();
        }
        database.execute(
                "select pg_terminate_backend(active_pid, 5000) from pg_replication_slots"
                        + " where database = current_database() and active_pid is not null",
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                        + " where database = current_database()");
    }
}
