package dev.leat.schema;

/// A table whose rows each belong to one tenant: an account, an organization. It names the column
/// that says whose.
///
/// ```java
/// public final class Payments extends TenantTable<Payment, UUID> {
///     public static final Payments PAYMENTS = new Payments();
///
///     public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
///     public final Column<UUID> accountId = tenant(uuid("account_id").references(() -> ACCOUNTS.id));
///     …
/// }
/// ```
///
/// Statements reach such a table only through a handle that knows the tenant
/// (`db.tenant(account)`): it sees and changes the tenant's rows only, wherever the statement
/// mentions the table, and fills the column of new rows. The policies of row level security that
/// say the same to Postgres are `dev.leat.schema.object.TenantPolicy`.
///
/// Unique keys that do not contain the tenant's column still tell one tenant that another has a
/// value, by refusing it.
///
/// @param <R> the record of a row
/// @param <K> what a tenant is known by
public abstract class TenantTable<R, K> extends Table<R> {
    /// The column's modifiers make new columns in its place, so the place is what stays.
    private int tenantPlace = -1;

    /// A table in the schema `public`.
    protected TenantTable(String name) {
        super(name);
    }

    /// A table in another Postgres schema.
    protected TenantTable(String schema, String name) {
        super(schema, name);
    }

    /// Says which column names the tenant: around the column's initializer, or in the constructor.
    /// New rows may leave it out.
    ///
    /// @return the column
    protected final Column<K> tenant(Column<K> column) {
        checkBuilding();
        int place = 0;
        for (Column<?> each : draft.columns) {
            if (each == column) {
                if (tenantPlace >= 0 && tenantPlace != place) {
                    problem("table %s names two columns as the tenant's", this);
                }
                tenantPlace = place;
            }
            place++;
        }
        if (column.isNullable()) {
            problem("table %s: the column that names the tenant cannot be nullable", this);
        }
        return column;
    }

    /// {@return the column that names the tenant}
    ///
    /// @throws IllegalStateException if the table does not say which it is
    @SuppressWarnings("unchecked") // tenant(…) takes no other
    public final Column<K> tenantColumn() {
        if (tenantPlace < 0) {
            throw new IllegalStateException(
                    "table %s is a TenantTable but does not say which column names the tenant: say tenant(…)"
                            .formatted(this));
        }
        return (Column<K>) columns().get(tenantPlace);
    }
}
