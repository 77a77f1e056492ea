package dev.leat.postgres.catalog;

import org.jspecify.annotations.Nullable;

/// A column of a published table.
///
/// @param position its attribute number, which stays the same when it is renamed
/// @param type the column's own type
/// @param element the element's type if [#type()] is an array, else null
/// @param typeModifier as in `pg_attribute.atttypmod`; -1 if none
/// @param notNull whether the table forbids NULL
/// @param identity whether it is an identity column (which is replicated, unlike a generated one)
/// @param defaultExpression as the catalog prints it; null if there is none
public record PublishedColumn(
        int position,
        String name,
        Type type,
        @Nullable Type element,
        int typeModifier,
        boolean notNull,
        boolean identity,
        @Nullable String defaultExpression) {

    /// @param oid its object id
    /// @param name as in `pg_type.typname`: `int4`, `timestamptz`, `_text`, `mood`
    public record Type(long oid, String schema, String name, Kind kind) {
        @Override
        public String toString() {
            return schema.equals("pg_catalog") ? name : schema + "." + name;
        }
    }

    /// What sort of type it is.
    public enum Kind {
        BASE,
        ARRAY,
        ENUM,
        DOMAIN,
        COMPOSITE,
        RANGE,
        MULTIRANGE,
        PSEUDO
    }
}
