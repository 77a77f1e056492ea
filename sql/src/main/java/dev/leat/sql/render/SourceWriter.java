package dev.leat.sql.render;

import dev.leat.schema.SqlWriter;

/// Where columns of subqueries can be written, besides those of tables.
public interface SourceWriter extends SqlWriter {

    /// Writes a column of a source that the statement mentions.
    ///
    /// @param source a subquery or the like, known by identity
    /// @throws IllegalArgumentException if the statement does not mention it
    SourceWriter sourceColumn(Object source, String column);
}
