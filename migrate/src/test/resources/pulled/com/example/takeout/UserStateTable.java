package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.userState`.
 */
public final class UserStateTable extends Table<UserState> {
    public static final UserStateTable USER_STATE = new UserStateTable();

    public final Column<String> userId = text("userId").primaryKey();

    public final Column<Boolean> darkMode = bool("darkMode").defaultValue(false);

    private UserStateTable() {
        super("userState");
    }
}
