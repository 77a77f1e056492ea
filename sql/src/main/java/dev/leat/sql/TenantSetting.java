package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.Schema;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.schema.object.TenantPolicy;
import dev.leat.sql.render.RawParameters;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.render.ValueText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the server the tenant of a transaction, for the policies of [TenantPolicy].
final class TenantSetting {
    private TenantSetting() {}

    /// {@return the statement; work across tenants has no tenant, so only roles that policies do
    /// not hold see anything}
    ///
    /// @param schema where the tables are whose columns know how to write the id; `null` if it was
    ///   not given
    static String sql(Tenancy tenancy, @Nullable Schema schema) {
        String text = tenancy instanceof Tenancy.One one ? text(one.id(), schema) : "";
        return "SELECT set_config(%s, %s, true)"
                .formatted(SqlLiteral.quote(TenantPolicy.SETTING), SqlLiteral.quote(text));
    }

    private static String text(Object id, @Nullable Schema schema) {
        Column<?> column = schema == null ? null : column(id, schema);
        String text =
                column == null
                        ? RawParameters.texts(List.of(id)).getFirst()
                        : ValueText.encode(column, id);
        return String.valueOf(text);
    }

    private static @Nullable Column<?> column(Object id, Schema schema) {
        for (Table<?> table : schema.tables()) {
            if (table instanceof TenantTable<?, ?> tenants
                    && tenants.tenantColumn().javaType().isInstance(id)) {
                return tenants.tenantColumn();
            }
        }
        return null;
    }
}
