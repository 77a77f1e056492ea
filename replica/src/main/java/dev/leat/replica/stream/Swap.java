package dev.leat.replica.stream;

import dev.leat.ivm.store.BulkLoad;
import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.table.ReplicaSchema;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Tables that were copied anew and wait for their commit.
///
/// @param id what the message in the log will say
/// @param copiedAt the copies hold every commit before this position
/// @param dropped names of tables that go away
/// @param loads tables that come, or come in the place of others
/// @param schema all tables afterwards
/// @param rewritten object ids whose rewriting is settled by this
/// @param done completed when it has happened
record Swap(
        String id,
        Lsn copiedAt,
        Set<String> dropped,
        List<BulkLoad> loads,
        ReplicaSchema schema,
        Set<Long> rewritten,
        CompletableFuture<Void> done) {}
