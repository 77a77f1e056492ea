package dev.leat.replica.stream;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.Source;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.store.MemoryStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The store as others see it. It remembers which indexes were asked for, so that a table that is
/// copied anew comes with them.
public final class RecordedSource implements Source {
    private final MemoryStore store;
    private final ConcurrentHashMap<String, Set<IndexSpec>> indexes = new ConcurrentHashMap<>();

    public RecordedSource(MemoryStore store) {
        this.store = store;
    }

    @Override
    public Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public @Nullable Runnable beginIndex(IndexSpec index) {
        return store.beginIndex(index);
    }

    @Override
    public void ensureIndex(IndexSpec index) {
        store.ensureIndex(index);
        indexes.compute(
                index.table(),
                (table, known) -> {
                    Set<IndexSpec> all =
                            known == null ? new LinkedHashSet<>() : new LinkedHashSet<>(known);
                    all.add(index);
                    return all;
                });
    }

    /// {@return the indexes that a new version of the table needs: the one in key order, and those
    /// that were asked for and whose columns still exist}
    public List<IndexSpec> indexesFor(TableSpec table) {
        List<IndexSpec> needed = new ArrayList<>();
        IndexSpec keyOrder = new IndexSpec(table.name(), List.of(), List.of());
        needed.add(keyOrder);
        for (IndexSpec index : indexes.getOrDefault(table.name(), Set.of())) {
            boolean fits =
                    index.equality().stream().allMatch(column -> table.indexOf(column) >= 0)
                            && index.order().stream()
                                    .allMatch(part -> table.indexOf(part.column()) >= 0);
            if (fits && !index.equals(keyOrder)) {
                needed.add(index);
            }
        }
        return needed;
    }
}
