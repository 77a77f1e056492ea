package dev.leat.sql.select;

import dev.leat.schema.Selectable;
import dev.leat.sql.render.StatementWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can stand in WITH: a select, or a write that returns rows.
///
/// @param <R> what it gives for a row
public interface RowsQuery<R extends @Nullable Object> {

    /// {@return what it gives}
    Selectable<R> projection();

    /// {@return the sources that an outer join may leave without a row, by identity}
    Set<Object> optionalSources();

    /// Writes the query without parentheses, its columns as they are, under these names.
    void appendTo(StatementWriter out, List<String> names);
}
