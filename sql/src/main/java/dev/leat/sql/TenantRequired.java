package dev.leat.sql;

import dev.leat.schema.TenantTable;
import dev.leat.sql.render.Tenancy;

/// What a statement over a [TenantTable] gives without a tenant: nothing, so whatever follows does
/// not compile. Say `db.tenant(id)` before, or `db.acrossTenants(reason)` for all of them.
public final class TenantRequired {
    private TenantRequired() {}

    /// For who ignores the result, so that the compiler has nothing to refuse.
    static RuntimeException of(TenantTable<?, ?> table) {
        try {
            Tenancy.NOBODY.idFor(table);
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("a tenant's table needs no tenant: " + table);
    }
}
