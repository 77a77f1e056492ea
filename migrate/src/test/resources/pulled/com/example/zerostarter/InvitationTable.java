package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.invitation`.
 */
public final class InvitationTable extends Table<Invitation> {
    public static final InvitationTable INVITATION = new InvitationTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> organizationId = text("organization_id");

    public final Column<String> email = text("email");

    public final Column<@Nullable String> role = text("role").nullable();

    public final Column<@Nullable String> teamId = text("team_id").nullable();

    public final Column<String> status = text("status").defaultValue("pending");

    public final Column<LocalDateTime> expiresAt = timestamp("expires_at");

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final Column<String> inviterId = text("inviter_id");

    public final One<User> inviter = one(inviterId, () -> UserTable.USER.id);

    public final One<Organization> organization =
            one(organizationId, () -> OrganizationTable.ORGANIZATION.id);

    private InvitationTable() {
        super("invitation");
        foreignKey(inviterId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("invitation_inviter_id_user_id_fk");
        foreignKey(organizationId)
                .references(() -> List.of(OrganizationTable.ORGANIZATION.id), onDelete(CASCADE))
                .named("invitation_organization_id_organization_id_fk");
        index("invitation_email_idx").on(email);
        index("invitation_organizationId_idx").on(organizationId);
    }
}
