package com.example.zerostarter;

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

    public final Column<LocalDateTime> expiresAt = timestamp("expires_at");

    public final Column<String> token = text("token");

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<LocalDateTime> updatedAt = timestamp("updated_at");

    public final Column<@Nullable String> ipAddress = text("ip_address").nullable();

    public final Column<@Nullable String> userAgent = text("user_agent").nullable();

    public final Column<String> userId = text("user_id");

    public final Column<@Nullable String> activeOrganizationId =
            text("active_organization_id").nullable();

    public final Column<@Nullable String> activeTeamId = text("active_team_id").nullable();

    public final Column<@Nullable String> impersonatedBy = text("impersonated_by").nullable();

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private SessionTable() {
        super("session");
        unique(token).named("session_token_unique");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("session_user_id_user_id_fk");
        index("session_userId_idx").on(userId);
    }
}
