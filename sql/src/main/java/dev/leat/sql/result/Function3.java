package dev.leat.sql.result;

import org.jspecify.annotations.Nullable;

/// Makes something of three values: the constructor of a record.
@FunctionalInterface
public interface Function3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        Z extends @Nullable Object> {
    Z apply(A first, B second, C third);
}
