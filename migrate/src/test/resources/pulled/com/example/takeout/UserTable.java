package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.user`.
 */
public final class UserTable extends Table<User> {
    public static final UserTable USER = new UserTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<@Nullable String> username = varchar("username", 200).nullable();

    public final Column<@Nullable String> name = varchar("name", 200).nullable();

    public final Column<String> email = varchar("email", 200);

    public final Column<@Nullable String> normalizedEmail =
            varchar("normalizedEmail", 200).nullable();

    public final Column<@Nullable LocalDateTime> updatedAt =
            timestamp("updatedAt").defaultNow().nullable();

    public final Column<Boolean> emailVerified = bool("emailVerified").defaultValue(false);

    public final Column<@Nullable String> image = text("image").nullable();

    public final Column<@Nullable LocalDateTime> createdAt =
            timestamp("createdAt").defaultNow().nullable();

    public final Column<String> role = varchar("role").defaultValue("user");

    public final Column<Boolean> banned = bool("banned").defaultValue(false);

    public final Column<@Nullable String> banReason = varchar("banReason").nullable();

    public final Column<@Nullable Long> banExpires = bigint("banExpires").nullable();

    public final Many<Account> accountRows = many(id, () -> AccountTable.ACCOUNT.userId);

    public final Many<Session> sessionRows = many(id, () -> SessionTable.SESSION.userId);

    private UserTable() {
        super("user");
        unique(email).named("user_email_key");
        unique(normalizedEmail).named("user_normalizedEmail_key");
    }
}
