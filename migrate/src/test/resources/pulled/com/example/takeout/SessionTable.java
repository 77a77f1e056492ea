package com.example.takeout;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.session`.
 */
public final class SessionTable extends Table<Session> {
    public static final SessionTable SESSION = new SessionTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<LocalDateTime> expiresAt = timestamp("expiresAt");

    public final Column<String> token = text("token");

    public final Column<LocalDateTime> createdAt = timestamp("createdAt");

    public final Column<LocalDateTime> updatedAt = timestamp("updatedAt");

    public final Column<@Nullable String> ipAddress = text("ipAddress").nullable();

    public final Column<@Nullable String> userAgent = text("userAgent").nullable();

    public final Column<String> userId = text("userId");

    public final Column<@Nullable String> impersonatedBy = varchar("impersonatedBy").nullable();

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private SessionTable() {
        super("session");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("session_userId_user_id_fkey");
    }
}
