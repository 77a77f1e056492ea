package dev.leat.sql.result;

import org.jspecify.annotations.Nullable;

/// A row of five values.
public record Tuple5<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        E extends @Nullable Object>(
        A first, B second, C third, D fourth, E fifth) {}
