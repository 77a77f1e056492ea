package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.RowSource;
import dev.leat.schema.TenantTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose rows a statement may read and write.
public sealed interface Tenancy {

    /// Nobody's: a statement that mentions a [TenantTable] is refused.
    Tenancy NOBODY = new Nobody();

    /// No tenant is known.
    record Nobody() implements Tenancy {}

    /// Those of one tenant.
    ///
    /// @param id what the tables' columns hold
    record One(Object id) implements Tenancy {
        public One {
            Objects.requireNonNull(id, "the tenant is null");
        }
    }

    /// Those of all tenants.
    ///
    /// @param reason for whoever reads the code and the log
    record Across(String reason) implements Tenancy {
        public Across {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "work across tenants needs a reason, for whoever reads the code");
            }
        }
    }

    /// {@return the condition that rows are the tenant's; `null` for a table without tenants, and
    /// if all rows may be touched}
    ///
    /// @throws TenantRequiredException if no tenant is known
    @SuppressWarnings("unchecked") // idFor looked at the id's class
    default @Nullable Condition condition(RowSource<?> source) {
        if (!(source instanceof TenantTable<?, ?> table)) {
            return null;
        }
        Object id = idFor(table);
        return id == null ? null : ((Column<Object>) table.tenantColumn()).eq(id);
    }

    /// {@return the values of a new row with the tenant's filled in}
    ///
    /// @throws TenantRequiredException if no tenant is known
    /// @throws IllegalArgumentException if the row names another tenant, or none where this is work
    ///   across tenants
    default Map<String, @Nullable Object> filled(
            RowSource<?> source, Map<String, @Nullable Object> values) {
        if (!(source instanceof TenantTable<?, ?> table)) {
            return values;
        }
        String column = table.tenantColumn().name();
        Object given = values.get(column);
        Object id = idFor(table);
        if (id == null) {
            if (given == null) {
                throw new IllegalArgumentException(
                        "work across tenants must say whose a new row of %s is: set %s"
                                .formatted(table, table.tenantColumn()));
            }
            return values;
        }
        if (given != null) {
            if (!given.equals(id)) {
                throw new IllegalArgumentException(
                        "a new row of %s names another tenant than the handle that inserts it"
                                .formatted(table));
            }
            return values;
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>(values);
        filled.put(column, id);
        return filled;
    }

    /// Refuses to set the column that says whose a row is.
    ///
    /// @throws IllegalArgumentException on the handle of one tenant
    default void refuseMove(Column<?> set) {
        if (this instanceof One
                && set.table() instanceof TenantTable<?, ?> table
                && set.equals(table.tenantColumn())) {
            throw new IllegalArgumentException(
                    "%s says whose the row is, and a tenant's handle cannot give it away; use acrossTenants(reason)"
                            .formatted(set));
        }
    }

    /// {@return the only tenant's id as the value of the table's column; `null` if all rows may be
    /// touched}
    ///
    /// @throws TenantRequiredException if no tenant is known
    /// @throws IllegalArgumentException if the column does not hold such ids
    default @Nullable Object idFor(TenantTable<?, ?> table) {
        return switch (this) {
            case Nobody nobody -> throw new TenantRequiredException(table);
            case Across across -> null;
            case One one -> {
                if (!table.tenantColumn().javaType().isInstance(one.id())) {
                    throw new IllegalArgumentException(
                            "%s holds %s, but the tenant of this handle is a %s"
                                    .formatted(
                                            table.tenantColumn(),
                                            table.tenantColumn().javaType().getName(),
                                            one.id().getClass().getName()));
                }
                yield one.id();
            }
        };
    }
}
