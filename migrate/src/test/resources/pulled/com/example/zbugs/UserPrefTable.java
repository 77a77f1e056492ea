package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.userPref`.
 */
public final class UserPrefTable extends Table<UserPref> {
    public static final UserPrefTable USER_PREF = new UserPrefTable();

    public final Column<String> key = varchar("key");

    public final Column<String> value = varchar("value");

    public final Column<String> userID = varchar("userID");

    public final One<User> user = one(userID, () -> UserTable.USER.id);

    private UserPrefTable() {
        super("userPref");
        primaryKey(key, userID).named("userPref_pkey");
        foreignKey(userID)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("userPref_userID_fkey");
    }
}
