package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.TeamMembers.TEAM_MEMBERS;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A part of an organization.
public final class Teams extends StarterTable<Team> {
    public static final Teams TEAMS = new Teams();

    public final Column<String> id = text().primaryKey();
    public final Column<String> name = text();
    public final Column<String> organizationId =
            text().references(() -> ORGANIZATIONS.id, onDelete(CASCADE));
    public final Column<LocalDateTime> createdAt = timestamp();
    public final Column<@Nullable LocalDateTime> updatedAt =
            timestamp().nullable().onUpdate(StarterTable::now);

    public final One<Organization> organization = one(organizationId, () -> ORGANIZATIONS.id);
    public final Many<TeamMember> teamMembers = many(id, () -> TEAM_MEMBERS.teamId);

    private Teams() {
        super("team");
        index("team_organizationId_idx").on(organizationId);
    }
}
