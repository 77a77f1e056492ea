package dev.leat.sql.render;

import dev.leat.schema.TenantTable;

/// A statement mentions a table of tenants, but the handle that runs it knows no tenant.
public final class TenantRequiredException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TenantRequiredException(TenantTable<?, ?> table) {
        super(
                "the rows of %s belong to tenants, and this handle knows none: use tenant(id), or acrossTenants(reason) for all of them"
                        .formatted(table));
    }
}
