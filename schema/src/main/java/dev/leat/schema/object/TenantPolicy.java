package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Identifier;
import java.util.List;

/// The policy that shows and takes only the rows of one tenant: what a tenant's handle already sees
/// to, said to Postgres as a second wall.
///
/// ```java
/// private Payments() {
///     super("payment");
///     forceRowSecurity();
///     declare(TenantPolicy.on(accountId));
/// }
/// ```
///
/// The tenant is the setting [#SETTING], which a handle of a database built with
/// `rowLevelSecurity()` sets for each transaction. Without it there are no rows. Superusers and
/// roles with BYPASSRLS are not held by any policy, the table's owner only with
/// `forceRowSecurity()`: an application should log in as none of them, and an operator's tool that
/// works across tenants as a role with BYPASSRLS.
public final class TenantPolicy {
    /// The setting that names the tenant: `leat.tenant`.
    public static final String SETTING = "leat.tenant";

    private TenantPolicy() {}

    /// {@return the policy, named `tenant`}
    ///
    /// @param tenantColumn the column that the table names with `tenant(…)`
    /// @param roles whom it holds; none for everybody
    public static Policy on(Column<?> tenantColumn, String... roles) {
        // After a transaction that set it, the setting is an empty text rather than absent. The
        // subquery is evaluated once for a statement, not for each row.
        return Policy.of("tenant")
                .to(roles)
                .using(() ->
                        new Condition.Fragment(
                                "%s = (SELECT nullif(current_setting('%s', true), '')::%s)"
                                        .formatted(
                                                Identifier.quote(tenantColumn.name()),
                                                SETTING,
                                                tenantColumn.type().castSql()),
                                List.of()));
    }
}
