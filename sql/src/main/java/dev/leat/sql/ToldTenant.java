package dev.leat.sql;

import dev.leat.schema.Schema;
import dev.leat.sql.render.Tenancy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Which tenant the server was told of in a transaction. Handles of several tenants may work in
/// one: each time another one does, the server is told, or policies would hold it to the one
/// before.
final class ToldTenant {
    private @Nullable Tenancy current;

    /// @param begun of whom the server knows when the transaction begins
    ToldTenant(Tenancy begun) {
        this.current = begun;
    }

    /// Tells the server, if it does not know already.
    void tell(Connection connection, Tenancy whose, @Nullable Schema schema) throws SQLException {
        if (whose.equals(current)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(TenantSetting.sql(whose, schema));
        }
        current = whose;
    }

    /// Nobody knows what the server was told: a savepoint was undone.
    void forget() {
        current = null;
    }
}
