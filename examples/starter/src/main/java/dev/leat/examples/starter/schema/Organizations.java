package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A customer: people work in its teams.
public final class Organizations extends StarterTable<Organization> {
    public static final Organizations ORGANIZATIONS = new Organizations();

    public final Column<String> id = text().primaryKey();
    public final Column<String> name = text();
    public final Column<String> slug = text().unique();
    public final Column<@Nullable String> logo = text().nullable();
    public final Column<LocalDateTime> createdAt = timestamp();
    public final Column<@Nullable String> metadata = text().nullable();

    public final Many<Team> teams = many(id, () -> TEAMS.organizationId);
    public final Many<Member> members = many(id, () -> MEMBERS.organizationId);
    public final Many<Invitation> invitations = many(id, () -> INVITATIONS.organizationId);
    public final Many<User> users =
            many(id, () -> MEMBERS.organizationId).through(() -> MEMBERS.userId, () -> USERS.id);

    private Organizations() {
        super("organization");
        // The constraint has an index already; the database that this schema is from has both.
        uniqueIndex("organization_slug_uidx").on(slug);
    }
}
