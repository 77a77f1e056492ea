package dev.leat.replica.stream;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.PgoutputMessage;
import dev.leat.postgres.replication.PgoutputMessage.Relation;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedTable;
import dev.leat.replica.value.ValueWarnings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the changes between a begin and a commit of the stream to the store, as one commit.
///
/// It knows the relations that the stream described on this connection and what each means for the
/// present schema. A change that cannot be applied never stops the stream: its table is marked to
/// be copied anew. Used by the engine thread.
final class TransactionApplier {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionApplier.class);

    private final MemoryStore store;
    private final ValueWarnings warnings;
    private final ChangeApplier changes;
    private final Map<Integer, Relation> relations = new HashMap<>();
    private final Map<Integer, RelationBinding> bindings = new HashMap<>();
    private final Set<Long> broken = new HashSet<>();
    private ReplicaSchema schema;
    private @Nullable Capture capture;
    private boolean open;
    private boolean schemaInDoubt;
    private long rows;

    TransactionApplier(MemoryStore store, ReplicaSchema schema, ValueWarnings warnings) {
        this.store = store;
        this.schema = schema;
        this.warnings = warnings;
        this.changes = new ChangeApplier(store, warnings);
    }

    /// The stream describes a table.
    void relation(Relation relation) {
        relations.put(relation.oid(), relation);
        bindings.remove(relation.oid());
        long oid = Integer.toUnsignedLong(relation.oid());
        ReplicaTable table = schema.byOid(oid);
        if (table != null) {
            schemaInDoubt |= !binding(relation, table).sameShape();
            return;
        }
        SkippedTable skipped = schema.skippedByOid(oid);
        schemaInDoubt |= skipped == null || !skipped.table().equals(relation.name());
    }

    void apply(PgoutputMessage.Insert insert) {
        apply(insert.relation(), insert, binding -> changes.insert(binding, insert));
    }

    void apply(PgoutputMessage.Update update) {
        apply(update.relation(), update, binding -> changes.update(binding, update));
    }

    void apply(PgoutputMessage.Delete delete) {
        apply(delete.relation(), delete, binding -> changes.delete(binding, delete));
    }

    void apply(PgoutputMessage.Truncate truncate) {
        for (int oid : truncate.relations()) {
            apply(oid, truncate, binding -> changes.truncate(binding.name()));
        }
    }

    private interface Step {
        void apply(RelationBinding binding);
    }

    private void apply(int oid, PgoutputMessage.RowChange message, Step step) {
        Relation relation = relations.get(oid);
        if (relation == null) {
            LOG.error("The stream changed a table that it had not described (object id {})", oid);
            schemaInDoubt = true;
            return;
        }
        rows++;
        Capture present = capture;
        if (present != null) {
            present.add(relation, message);
        }
        RelationBinding binding = bindings.get(oid);
        if (binding == null) {
            ReplicaTable table = schema.byOid(Integer.toUnsignedLong(oid));
            if (table == null) {
                return;
            }
            binding = binding(relation, table);
        }
        apply(binding, step);
    }

    private void apply(RelationBinding binding, Step step) {
        if (!binding.readable()) {
            return; // it stays as it is until its copy comes
        }
        begin();
        try {
            step.apply(binding);
        } catch (RuntimeException e) {
            LOG.error(
                    "A change of \"{}\" could not be applied; the table will be copied anew",
                    binding.name(),
                    e);
            broken.add(binding.table().oid());
            schemaInDoubt = true;
        }
    }

    private RelationBinding binding(Relation relation, ReplicaTable table) {
        return bindings.computeIfAbsent(
                relation.oid(), oid -> new RelationBinding(table, relation, warnings));
    }

    private void begin() {
        if (!open) {
            store.begin();
            open = true;
        }
    }

    /// Puts copied tables in place, with what happened to them since they were copied.
    void swap(Swap swap) {
        begin();
        swap.dropped().forEach(store::dropTable);
        swap.loads().forEach(store::install);
        schema = swap.schema();
        bindings.clear();
        Set<String> names = new HashSet<>();
        swap.loads().forEach((BulkLoad load) -> names.add(load.table().name()));
        Capture captured = capture;
        if (captured != null) {
            for (Capture.Change change : captured.since(swap.copiedAt())) {
                replay(change, names);
            }
        }
        capture = null;
        bindings.clear();
    }

    private void replay(Capture.Change change, Set<String> names) {
        ReplicaTable table = schema.byOid(Integer.toUnsignedLong(change.relation().oid()));
        if (table == null || !names.contains(table.name())) {
            return;
        }
        RelationBinding known = bindings.get(change.relation().oid());
        RelationBinding binding =
                known != null ? known : new RelationBinding(table, change.relation(), warnings);
        bindings.put(change.relation().oid(), binding);
        if (!binding.sameShape()) {
            schemaInDoubt = true; // it changed again meanwhile
        }
        switch (change.message()) {
            case PgoutputMessage.Insert insert -> apply(binding, b -> changes.insert(b, insert));
            case PgoutputMessage.Update update -> apply(binding, b -> changes.update(b, update));
            case PgoutputMessage.Delete delete -> apply(binding, b -> changes.delete(b, delete));
            case PgoutputMessage.Truncate _ -> apply(binding, b -> changes.truncate(b.name()));
        }
    }

    /// Ends the transaction.
    ///
    /// @return what it changed, or null if nothing
    @Nullable Commit commit(Lsn position) {
        Capture present = capture;
        if (present != null) {
            present.commit(position);
        }
        if (!open) {
            return null;
        }
        open = false;
        return store.commit(position.toLexiVersion());
    }

    /// Gives up what was applied since the begin: the connection broke.
    void rollback() {
        Capture present = capture;
        if (present != null) {
            present.rollback();
        }
        if (open) {
            open = false;
            store.rollback();
        }
    }

    /// Forgets the relations: a new connection describes them anew.
    void disconnected() {
        rollback();
        relations.clear();
        bindings.clear();
    }

    /// Keeps the changes of these tables from now on, for [#swap].
    void capture(Set<Long> tables) {
        capture = new Capture(tables);
    }

    void endCapture() {
        capture = null;
    }

    /// Another copy took the place of everything.
    void reset(ReplicaSchema newSchema) {
        disconnected();
        capture = null;
        schema = newSchema;
    }

    /// {@return the tables as they are after the last swap}
    ReplicaSchema schema() {
        return schema;
    }

    /// {@return whether the schema must be looked at again; asking clears it}
    boolean takeSchemaInDoubt() {
        boolean doubt = schemaInDoubt;
        schemaInDoubt = false;
        return doubt;
    }

    /// {@return tables to which a change could not be applied; asking clears it}
    Set<Long> takeBroken() {
        Set<Long> taken = Set.copyOf(broken);
        broken.clear();
        return taken;
    }

    /// {@return how many changes of rows the stream has brought}
    long rows() {
        return rows;
    }
}
