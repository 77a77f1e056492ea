package dev.leat.migrate.schemas;

import dev.leat.schema.Column;
import dev.leat.schema.ColumnCase;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Naming;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application starter: accounts that stay on the server, and three tables that are synced. All
/// names are in camel case.
final class Starter implements DatabaseDefinition {
    static final User USER = new User();

    @Naming(columns = ColumnCase.CAMEL_CASE)
    abstract static class CamelTable extends Table<Object> {
        CamelTable(String name) {
            super(name);
        }
    }

    static final class User extends CamelTable {
        public final Column<String> id = varchar().primaryKey();
        public final Column<@Nullable String> username = varchar(200).nullable();
        public final Column<@Nullable String> name = varchar(200).nullable();
        public final Column<String> email = varchar(200).unique();
        public final Column<@Nullable String> normalizedEmail = varchar(200).unique().nullable();
        public final Column<@Nullable LocalDateTime> updatedAt =
                timestamp().defaultNow().nullable();
        public final Column<Boolean> emailVerified = bool().defaultValue(false);
        public final Column<@Nullable String> image = text().nullable();
        public final Column<@Nullable LocalDateTime> createdAt =
                timestamp().defaultNow().nullable();
        public final Column<String> role = varchar().defaultValue("user");
        public final Column<Boolean> banned = bool().defaultValue(false);
        public final Column<@Nullable String> banReason = varchar().nullable();
        public final Column<@Nullable Long> banExpires = bigint().nullable();

        User() {
            super("user");
        }
    }

    static final class Account extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<String> accountId = text();
        public final Column<String> providerId = text();
        public final Column<String> userId = text();
        public final Column<@Nullable String> accessToken = text().nullable();
        public final Column<@Nullable String> refreshToken = text().nullable();
        public final Column<@Nullable String> idToken = text().nullable();
        public final Column<@Nullable LocalDateTime> accessTokenExpiresAt = timestamp().nullable();
        public final Column<@Nullable LocalDateTime> refreshTokenExpiresAt = timestamp().nullable();
        public final Column<@Nullable String> scope = text().nullable();
        public final Column<@Nullable String> password = text().nullable();
        public final Column<LocalDateTime> createdAt = timestamp();
        public final Column<LocalDateTime> updatedAt = timestamp();

        Account() {
            super("account");
            // A text refers to a varchar.
            foreignKey(userId)
                    .references(() -> List.of(USER.id), onDelete(CASCADE))
                    .named("account_userId_user_id_fkey");
        }
    }

    static final class Session extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<LocalDateTime> expiresAt = timestamp();
        public final Column<String> token = text();
        public final Column<LocalDateTime> createdAt = timestamp();
        public final Column<LocalDateTime> updatedAt = timestamp();
        public final Column<@Nullable String> ipAddress = text().nullable();
        public final Column<@Nullable String> userAgent = text().nullable();
        public final Column<String> userId = text();
        public final Column<@Nullable String> impersonatedBy = varchar().nullable();

        Session() {
            super("session");
            foreignKey(userId)
                    .references(() -> List.of(USER.id), onDelete(CASCADE))
                    .named("session_userId_user_id_fkey");
        }
    }

    static final class Jwks extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<String> publicKey = text();
        public final Column<String> privateKey = text();
        public final Column<LocalDateTime> createdAt = timestamp();

        Jwks() {
            super("jwks");
        }
    }

    static final class Verification extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<String> identifier = text();
        public final Column<String> value = text();
        public final Column<LocalDateTime> expiresAt = timestamp();
        public final Column<@Nullable LocalDateTime> createdAt = timestamp().nullable();
        public final Column<@Nullable LocalDateTime> updatedAt = timestamp().nullable();

        Verification() {
            super("verification");
        }
    }

    static final class UserPublic extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<@Nullable String> name = text().nullable();
        public final Column<@Nullable String> username = text().nullable();
        public final Column<@Nullable String> image = text().nullable();
        public final Column<LocalDateTime> joinedAt = timestamp().defaultNow();

        UserPublic() {
            super("userPublic");
            index("userPublic_username_idx").on(username);
        }
    }

    static final class UserState extends CamelTable {
        public final Column<String> userId = text().primaryKey();
        public final Column<Boolean> darkMode = bool().defaultValue(false);

        UserState() {
            super("userState");
        }
    }

    static final class Todo extends CamelTable {
        public final Column<String> id = text().primaryKey();
        public final Column<String> userId = text();
        public final Column<String> text = text();
        public final Column<Boolean> completed = bool().defaultValue(false);
        public final Column<LocalDateTime> createdAt = timestamp().defaultNow();

        Todo() {
            super("todo");
            index("todo_userId_idx").on(userId);
        }
    }

    @Override
    public Tables synced() {
        return Tables.of(new UserPublic(), new UserState(), new Todo());
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(USER, new Account(), new Session(), new Jwks(), new Verification());
    }
}
