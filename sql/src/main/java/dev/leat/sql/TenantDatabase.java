package dev.leat.sql;

import java.util.Objects;

/// A database whose every statement first says whose rows: it has no other method.
///
/// ```java
/// TenantDatabase<AccountId> db = Database.of(pool, SCHEMA).tenants(AccountId.class);
/// db.tenant(account).selectFrom(PAYMENTS).list();
/// db.selectFrom(PAYMENTS); // does not compile
/// ```
///
/// Give this, not the [Database], to the code that reads and writes. Safe for use by several
/// threads.
///
/// @param <K> what a tenant is known by
public final class TenantDatabase<K> {
    private final Database database;
    private final Class<K> idType;

    TenantDatabase(Database database, Class<K> idType) {
        this.database = database;
        this.idType = Objects.requireNonNull(idType, "idType");
    }

    /// {@return a handle that sees and changes the rows of one tenant only}
    ///
    /// Inside a transaction that is open on the thread it works in that.
    public TenantSession tenant(K id) {
        return database.tenant(idType.cast(Objects.requireNonNull(id, "id")));
    }

    /// {@return a handle that sees and changes the rows of all tenants: for operators, reports,
    /// jobs}
    ///
    /// @param reason for whoever reads the code; not blank
    public TenantSession acrossTenants(String reason) {
        return database.acrossTenants(reason);
    }
}
