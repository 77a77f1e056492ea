package dev.leat.ivm.source;

import org.jspecify.annotations.Nullable;

/// The tables at one version. Immutable; any thread may read it, for as long as it likes.
public interface Snapshot {

    /// {@return the version, a string whose plain order is the order of the commits (a Zero
    /// LexiVersion)}
    String version();

    /// {@return the table, or null if there is none of that name here}
    @Nullable TableSpec table(String name);

    /// {@return the names of all tables}
    java.util.Set<String> tableNames();

    /// {@return the row with that primary key, or null}
    ///
    /// @param key the values of the table's primary key, in its order
    @Nullable Row get(String table, @Nullable Object... key);

    /// Reads rows in the order of an index.
    ///
    /// The index must have been built with [Source#ensureIndex] before this snapshot was taken.
    ///
    /// @param equality one value for each equality column; a null among them matches nothing
    /// @param from where to start, or null for the beginning
    /// @throws IllegalStateException if the index does not exist here
    Iterable<Row> scan(IndexSpec index, @Nullable Object[] equality, @Nullable From from);

    /// {@return how many rows the table has}
    long size(String table);

    /// A position in the order of an index.
    ///
    /// @param values one value for each part of the index's order
    /// @param exclusive whether a row that stands exactly there is skipped
    record From(@Nullable Object[] values, boolean exclusive) {}
}
