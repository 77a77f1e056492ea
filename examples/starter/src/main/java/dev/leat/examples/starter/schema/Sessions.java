package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Who is logged in, and in which organization and team the user works right now.
public final class Sessions extends StarterTable<UserSession> {
    public static final Sessions SESSIONS = new Sessions();

    public final Column<String> id = text().primaryKey();
    public final Column<LocalDateTime> expiresAt = timestamp();
    public final Column<String> token = text().unique();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<LocalDateTime> updatedAt = timestamp().onUpdate(StarterTable::now);
    public final Column<@Nullable String> ipAddress = text().nullable();
    public final Column<@Nullable String> userAgent = text().nullable();
    public final Column<String> userId = text().references(() -> USERS.id, onDelete(CASCADE));
    public final Column<@Nullable String> activeOrganizationId = text().nullable();
    public final Column<@Nullable String> activeTeamId = text().nullable();
    public final Column<@Nullable String> impersonatedBy = text().nullable();

    public final One<User> user = one(userId, () -> USERS.id);

    private Sessions() {
        super("session");
        index("session_userId_idx").on(userId);
    }
}
