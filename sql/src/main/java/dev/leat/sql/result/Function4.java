package dev.leat.sql.result;

import org.jspecify.annotations.Nullable;

/// Makes something of four values: the constructor of a record.
@FunctionalInterface
public interface Function4<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        Z extends @Nullable Object> {
    Z apply(A first, B second, C third, D fourth);
}
