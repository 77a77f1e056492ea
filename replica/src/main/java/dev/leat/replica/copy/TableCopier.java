package dev.leat.replica.copy;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.replication.CopySource;
import dev.leat.postgres.replication.SnapshotCopy;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.value.ValueWarnings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies tables as they were at the moment of an exported snapshot.
///
/// @param url where from
/// @param workers how many tables at once
/// @param indexes which indexes each table is to have
/// @param warnings hears of values that became null
public record TableCopier(
        ConnectionUrl url,
        int workers,
        Function<TableSpec, List<IndexSpec>> indexes,
        ValueWarnings warnings) {
    private static final Logger LOG = LoggerFactory.getLogger(TableCopier.class);

    /// Copies the tables and builds them, ready to be installed.
    ///
    /// @param snapshot the name of the snapshot, whose session stays open until this returns
    /// @throws dev.leat.postgres.replication.ReplicationException if a table could not be read
    public List<BulkLoad> copy(String snapshot, Collection<ReplicaTable> tables) {
        CopyProgress progress = new CopyProgress();
        Map<CopySource, TableLoad> loads = new ConcurrentHashMap<>();
        Map<CopySource, ReplicaTable> bySource = new HashMap<>();
        List<CopySource> sources = new ArrayList<>();
        for (ReplicaTable table : tables) {
            CopySource source = table.copySource();
            bySource.put(source, table);
            sources.add(source);
        }
        new SnapshotCopy(url, snapshot, workers)
                .run(
                        sources,
                        source -> {
                            ReplicaTable table = Objects.requireNonNull(bySource.get(source));
                            TableLoad load = new TableLoad(table, warnings, progress);
                            loads.put(source, load);
                            return load;
                        });
        List<BulkLoad> built = new ArrayList<>();
        for (CopySource source : sources) {
            TableSpec spec = Objects.requireNonNull(bySource.get(source)).spec();
            TableLoad load = Objects.requireNonNull(loads.remove(source));
            built.add(load.finish(indexes.apply(spec).toArray(IndexSpec[]::new)));
        }
        LOG.info("Copied {} table(s): {}", built.size(), progress.summary());
        return built;
    }
}
