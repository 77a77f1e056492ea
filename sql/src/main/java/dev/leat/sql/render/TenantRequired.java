package dev.leat.sql.render;

import dev.leat.schema.TenantTable;

/// What a statement over a [TenantTable] gives without a tenant: nothing, so whatever follows does
/// not compile. Say `db.tenant(id)` before, or `db.acrossTenants(reason)` for all of them.
public final class TenantRequired {
    private TenantRequired() {}

    /// {@return what to throw at who ignores the result, so that the compiler has nothing to
    /// refuse}
    public static RuntimeException of(TenantTable<?, ?> table) {
        try {
            Tenancy.NOBODY.idFor(table);
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("a tenant's table needs no tenant: " + table);
    }
}
