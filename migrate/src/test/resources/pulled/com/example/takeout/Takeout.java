package com.example.takeout;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;

/**
 * Everything that the database consists of.
 */
public final class Takeout implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                TodoTable.TODO,
                UserPublicTable.USER_PUBLIC,
                UserStateTable.USER_STATE);
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                AccountTable.ACCOUNT,
                JwksTable.JWKS,
                SessionTable.SESSION,
                UserTable.USER,
                VerificationTable.VERIFICATION);
    }
}
