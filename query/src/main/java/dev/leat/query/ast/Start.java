package dev.leat.query.ast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where paging starts: a row, of which only the columns of the order count, and whether it is
/// itself excluded.
///
/// A column of the order that is absent from `row` counts as null.
public record Start(Map<String, @Nullable Object> row, boolean exclusive) {
    public Start {
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }
}
