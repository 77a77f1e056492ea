package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Accounts.ACCOUNTS;
import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.TeamMembers.TEAM_MEMBERS;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Who may log in. Everything of a user goes when the user goes.
public final class Users extends StarterTable<User> {
    public static final Users USERS = new Users();

    public final Column<String> id = text().primaryKey();
    public final Column<String> name = text();
    public final Column<String> email = text().unique();
    public final Column<Boolean> emailVerified = bool().defaultValue(false);
    public final Column<@Nullable String> image = text().nullable();
    public final Column<String> role = text().defaultValue("user");
    public final Column<@Nullable LocalDateTime> roleSetAt = timestamp().nullable();
    public final Column<@Nullable Boolean> banned = bool().nullable();
    public final Column<@Nullable String> banReason = text().nullable();
    public final Column<@Nullable LocalDateTime> banExpires = timestamp().nullable();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();
    public final Column<LocalDateTime> updatedAt =
            timestamp().defaultNow().onUpdate(StarterTable::now);

    public final Many<UserSession> sessions = many(id, () -> SESSIONS.userId);
    public final Many<Account> accounts = many(id, () -> ACCOUNTS.userId);
    public final Many<Member> members = many(id, () -> MEMBERS.userId);
    public final Many<TeamMember> teamMembers = many(id, () -> TEAM_MEMBERS.userId);
    public final Many<Invitation> invitations = many(id, () -> INVITATIONS.inviterId);
    public final Many<Organization> organizations =
            many(id, () -> MEMBERS.userId)
                    .through(() -> MEMBERS.organizationId, () -> ORGANIZATIONS.id);

    private Users() {
        super("user");
        index("user_role_idx").on(role);
    }
}
