package dev.leat.schema;

/// How Postgres keeps the large values of a column.
public enum ColumnStorage {
    /// In the row, not compressed.
    PLAIN,
    /// Beside the row if need be, not compressed: parts are read quickly.
    EXTERNAL,
    /// Compressed, and beside the row if need be: the usual choice.
    EXTENDED,
    /// Compressed, and beside the row only if nothing else helps.
    MAIN
}
