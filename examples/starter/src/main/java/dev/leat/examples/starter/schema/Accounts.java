package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// How a user logs in: a password, or an account with somebody else.
public final class Accounts extends StarterTable<Account> {
    public static final Accounts ACCOUNTS = new Accounts();

    public final Column<String> id = text().primaryKey();
    public final Column<String> accountId = text();
    public final Column<String> providerId = text();
    public final Column<String> userId = text().references(() -> USERS.id, onDelete(CASCADE));
    public final Column<@Nullable String> accessToken = text().nullable();
    public final Column<@Nullable String> refreshToken = text().nullable();
    public final Column<@Nullable String> idToken = text().nullable();
    public final Column<@Nullable LocalDateTime> accessTokenExpiresAt = timestamp().nullable();
    public final Column<@Nullable LocalDateTime> refreshTokenExpiresAt = timestamp().nullable();
    public final Column<@Nullable String> scope = text().nullable();
    public final Column<@Nullable String> password = text().nullable();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<LocalDateTime> updatedAt = timestamp().onUpdate(StarterTable::now);

    public final One<User> user = one(userId, () -> USERS.id);

    private Accounts() {
        super("account");
        index("account_userId_idx").on(userId);
    }
}
