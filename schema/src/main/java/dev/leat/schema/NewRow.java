package dev.leat.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an insert gives for one row. Columns that it leaves out get their default.
///
/// The annotation processor generates one implementation per table (`NewPost` for `Posts`), which
/// cannot be made without the required columns. [RowValues] does without the processor.
///
/// @param <R> the record of a row
public interface NewRow<R> {

    /// {@return the given values by the columns' names in Postgres, unmodifiable}
    Map<String, @Nullable Object> values();
}
