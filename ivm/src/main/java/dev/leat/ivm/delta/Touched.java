package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Key;
import dev.leat.ivm.source.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of one level that a commit touched, each once.
final class Touched {

    /// A row before and after the commit; the same if only what it depends on changed.
    record Change(Key sourceKey, @Nullable Row before, @Nullable Row after) {}

    private final int[] sourceKey;
    private final Map<Key, Change> changes = new LinkedHashMap<>();

    Touched(int[] sourceKey) {
        this.sourceKey = sourceKey;
    }

    void add(@Nullable Row before, @Nullable Row after) {
        Row row = before == null ? after : before;
        Key key = row == null ? null : Key.of(row, sourceKey);
        if (key == null) {
            throw new IllegalStateException("a changed row without primary key");
        }
        changes.putIfAbsent(key, new Change(key, before, after));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    int size() {
        return changes.size();
    }

    Collection<Change> changes() {
        return changes.values();
    }

    void clear() {
        changes.clear();
    }
}
