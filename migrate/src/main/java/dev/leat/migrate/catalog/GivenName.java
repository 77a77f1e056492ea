package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableName;
import java.util.Objects;

/// The name that Postgres gave to what is part of something else, or somebody who knows that it has
/// one.
///
/// @param table where it is
/// @param owner the table that has the object it is a part of: the same, or the partitioned one
/// @param part the column, or the index of the partitioned table
public record GivenName(Sort sort, TableName table, TableName owner, String part, String name) {
    public GivenName {
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(name, "name");
    }

    /// What has the name.
    public enum Sort {
        /// The NOT NULL of a column, which has a name since PostgreSQL 18.
        NOT_NULL,
        /// A partition's share of an index, or of a key.
        INDEX_OF_PARTITION,
        /// The columns of a partitioned table's index, with `_` between them, as they were called
        /// when it was made: shares are named after those.
        COLUMNS_OF_INDEX
    }

    /// {@return the same, which is now elsewhere}
    public GivenName at(TableName newTable, TableName newOwner, String newPart) {
        return new GivenName(sort, newTable, newOwner, newPart, name);
    }

    /// {@return whether both are the same object, under whatever name}
    public boolean isSame(GivenName other) {
        return sort == other.sort
                && table.equals(other.table)
                && owner.equals(other.owner)
                && part.equals(other.part);
    }
}
