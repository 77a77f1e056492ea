package dev.leat.sql.result;

import org.jspecify.annotations.Nullable;

/// A row of two values.
public record Tuple2<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
