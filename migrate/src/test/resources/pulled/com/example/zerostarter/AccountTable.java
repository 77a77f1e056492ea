package com.example.zerostarter;

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

    public final Column<String> accountId = text("account_id");

    public final Column<String> providerId = text("provider_id");

    public final Column<String> userId = text("user_id");

    public final Column<@Nullable String> accessToken = text("access_token").nullable();

    public final Column<@Nullable String> refreshToken = text("refresh_token").nullable();

    public final Column<@Nullable String> idToken = text("id_token").nullable();

    public final Column<@Nullable LocalDateTime> accessTokenExpiresAt =
            timestamp("access_token_expires_at").nullable();

    public final Column<@Nullable LocalDateTime> refreshTokenExpiresAt =
            timestamp("refresh_token_expires_at").nullable();

    public final Column<@Nullable String> scope = text("scope").nullable();

    public final Column<@Nullable String> password = text("password").nullable();

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<LocalDateTime> updatedAt = timestamp("updated_at");

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private AccountTable() {
        super("account");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("account_user_id_user_id_fk");
        index("account_userId_idx").on(userId);
    }
}
