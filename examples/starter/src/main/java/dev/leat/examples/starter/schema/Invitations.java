package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Somebody is asked to join an organization.
public final class Invitations extends StarterTable<Invitation> {
    public static final Invitations INVITATIONS = new Invitations();

    public final Column<String> id = text().primaryKey();
    public final Column<String> organizationId =
            text().references(() -> ORGANIZATIONS.id, onDelete(CASCADE));
    public final Column<String> email = text();
    public final Column<@Nullable String> role = text().nullable();
    public final Column<@Nullable String> teamId = text().nullable();
    public final Column<String> status = text().defaultValue("pending");
    public final Column<LocalDateTime> expiresAt = timestamp();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<String> inviterId = text().references(() -> USERS.id, onDelete(CASCADE));

    public final One<Organization> organization = one(organizationId, () -> ORGANIZATIONS.id);
    public final One<User> inviter = one(inviterId, () -> USERS.id);

    private Invitations() {
        super("invitation");
        index("invitation_organizationId_idx").on(organizationId);
        index("invitation_email_idx").on(email);
    }
}
