package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// What a select can give back for each row: an [Expression] its value, a [RowSource] its whole
/// record; in `dev.leat.sql` also records and tuples put together from these.
///
/// @param <T> what arrives in Java
public interface Selectable<T extends @Nullable Object> {}
