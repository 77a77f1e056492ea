package dev.leat.postgres.catalog;

import dev.leat.postgres.replication.PgoutputMessage.Identity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table as publications publish it.
///
/// @param oid its object id, as replication messages name it
/// @param columns the published ones, without generated columns, in table order
/// @param primaryKey names of its columns in key order; empty if the table has none
/// @param uniqueKeys its unique, immediate, valid indexes over NOT NULL columns, without conditions
///   or expressions, including the primary key; by name
/// @param identity how updates and deletes name their row
/// @param identityIndex the index of identity INDEX, else null
/// @param rowFilter an SQL condition over its columns; null if all rows are published
/// @param partitioned whether it is a partition root that is published in its partitions' place
/// @param publications those that publish it, sorted
public record PublishedTable(
        long oid,
        String schema,
        String name,
        List<PublishedColumn> columns,
        List<String> primaryKey,
        List<UniqueKey> uniqueKeys,
        Identity identity,
        @Nullable String identityIndex,
        @Nullable String rowFilter,
        boolean partitioned,
        Set<String> publications) {

    /// @param columns names in index order; only those that are published or not alike, so check
    ///   before use
    /// @param primary whether it is the primary key
    public record UniqueKey(String indexName, List<String> columns, boolean primary) {
        public UniqueKey {
            columns = List.copyOf(columns);
        }
    }

    public PublishedTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        publications = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(publications));
    }

    public Optional<PublishedColumn> column(String columnName) {
        return columns.stream().filter(each -> each.name().equals(columnName)).findFirst();
    }

    /// `schema.name`, for messages.
    public String qualifiedName() {
        return schema + "." + name;
    }
}
