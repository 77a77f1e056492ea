package dev.leat.sql;

import dev.leat.sql.result.Batched;
import java.util.IdentityHashMap;
import java.util.Map;

/// What the statements of a batch gave.
public final class BatchResults {
    private final Map<Batched<?>, Object> results = new IdentityHashMap<>();

    BatchResults() {}

    void add(Batched<?> statement, Object result) {
        results.put(statement, result);
    }

    /// {@return what the statement gave}
    ///
    /// @throws IllegalArgumentException if it was not part of the batch
    @SuppressWarnings("unchecked") // put there by this statement's own reader
    public <T> T of(Batched<T> statement) {
        Object result = results.get(statement);
        if (result == null) {
            throw new IllegalArgumentException(
                    "the statement was not part of this batch: " + statement.statement().sql());
        }
        return (T) result;
    }
}
