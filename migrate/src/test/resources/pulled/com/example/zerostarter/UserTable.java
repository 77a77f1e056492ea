package com.example.zerostarter;

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

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<String> email = text("email");

    public final Column<Boolean> emailVerified = bool("email_verified").defaultValue(false);

    public final Column<@Nullable String> image = text("image").nullable();

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<LocalDateTime> updatedAt = timestamp("updated_at").defaultNow();

    public final Column<@Nullable String> role = text("role").defaultValue("user").nullable();

    public final Column<@Nullable LocalDateTime> roleSetAt = timestamp("role_set_at").nullable();

    public final Column<@Nullable Boolean> banned = bool("banned").nullable();

    public final Column<@Nullable String> banReason = text("ban_reason").nullable();

    public final Column<@Nullable LocalDateTime> banExpires = timestamp("ban_expires").nullable();

    public final Many<Account> accountRows = many(id, () -> AccountTable.ACCOUNT.userId);

    public final Many<Activity> activityRows = many(id, () -> ActivityTable.ACTIVITY.actorId);

    public final Many<Allowlist> allowlistRows = many(id, () -> AllowlistTable.ALLOWLIST.createdBy);

    public final Many<Invitation> invitationRows =
            many(id, () -> InvitationTable.INVITATION.inviterId);

    public final Many<Member> memberRows = many(id, () -> MemberTable.MEMBER.userId);

    public final Many<Passkey> passkeyRows = many(id, () -> PasskeyTable.PASSKEY.userId);

    public final Many<Session> sessionRows = many(id, () -> SessionTable.SESSION.userId);

    public final Many<TeamMember> teamMemberRows =
            many(id, () -> TeamMemberTable.TEAM_MEMBER.userId);

    private UserTable() {
        super("user");
        unique(email).named("user_email_unique");
        index("user_role_idx").on(role);
    }
}
