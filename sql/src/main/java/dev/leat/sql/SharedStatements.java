package dev.leat.sql;

import dev.leat.schema.TenantTable;
import dev.leat.sql.render.TenantRequired;
import dev.leat.sql.select.SharedSelectStarts;

/// Where statements start that know no tenant. They are for shared tables; a [TenantTable] as what
/// they read, join or write does not compile.
public interface SharedStatements extends SharedSelectStarts {

    /// A trap, as [#selectFrom(TenantTable)].
    default <R, K> TenantRequired insertInto(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#selectFrom(TenantTable)].
    default <R, K> TenantRequired update(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#selectFrom(TenantTable)].
    default <R, K> TenantRequired deleteFrom(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#selectFrom(TenantTable)].
    default <R, K> TenantRequired mergeInto(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }
}
