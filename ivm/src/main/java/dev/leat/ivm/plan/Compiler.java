package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Snapshot;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Compiles queries. One for all queries of an engine, because it gives equal parts of different
/// queries one identity. Any thread may use it.
public final class Compiler {
    private final Map<ExistsKey, WeakReference<ExistsKey>> existsKeys = new WeakHashMap<>();
    private final Map<IndexSpec, IndexSpec> indexes = new ConcurrentHashMap<>();

    /// {@return the plan of the query over the tables as they are in the snapshot}
    ///
    /// @throws InvalidQueryException if it does not fit them
    public QueryPlan compile(QueryKey query, Snapshot tables) {
        return new QueryCompilation(this, query, tables).compile();
    }

    ExistsKey intern(ExistsKey key) {
        synchronized (existsKeys) {
            WeakReference<ExistsKey> known = existsKeys.get(key);
            ExistsKey same = known == null ? null : known.get();
            if (same == null) {
                existsKeys.put(key, new WeakReference<>(key));
                same = key;
            }
            return same;
        }
    }

    IndexSpec intern(IndexSpec index) {
        IndexSpec same = indexes.putIfAbsent(index, index);
        return same == null ? index : same;
    }
}
