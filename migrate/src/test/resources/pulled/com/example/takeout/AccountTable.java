package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.account`.
 */
public final class AccountTable extends Table<Account> {
    public static final AccountTable ACCOUNT = new AccountTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("accountId");

    public final Column<String> providerId = text("providerId");

    public final Column<String> userId = text("userId");

    public final Column<@Nullable String> accessToken = text("accessToken").nullable();

    public final Column<@Nullable String> refreshToken = text("refreshToken").nullable();

    public final Column<@Nullable String> idToken = text("idToken").nullable();

    public final Column<@Nullable LocalDateTime> accessTokenExpiresAt =
            timestamp("accessTokenExpiresAt").nullable();

    public final Column<@Nullable LocalDateTime> refreshTokenExpiresAt =
            timestamp("refreshTokenExpiresAt").nullable();

    public final Column<@Nullable String> scope = text("scope").nullable();

    public final Column<@Nullable String> password = text("password").nullable();

    public final Column<LocalDateTime> createdAt = timestamp("createdAt");

    public final Column<LocalDateTime> updatedAt = timestamp("updatedAt");

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private AccountTable() {
        super("account");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("account_userId_user_id_fkey");
    }
}
