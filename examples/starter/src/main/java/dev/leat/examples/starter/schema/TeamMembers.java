package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Who works in which team.
public final class TeamMembers extends StarterTable<TeamMember> {
    public static final TeamMembers TEAM_MEMBERS = new TeamMembers();

    public final Column<String> id = text().primaryKey();
    public final Column<String> teamId = text().references(() -> TEAMS.id, onDelete(CASCADE));
    public final Column<String> userId = text().references(() -> USERS.id, onDelete(CASCADE));
    public final Column<@Nullable LocalDateTime> createdAt = timestamp().nullable();

    public final One<Team> team = one(teamId, () -> TEAMS.id);
    public final One<User> user = one(userId, () -> USERS.id);

    private TeamMembers() {
        super("team_member");
        index("teamMember_teamId_idx").on(teamId);
        index("teamMember_userId_idx").on(userId);
    }
}
