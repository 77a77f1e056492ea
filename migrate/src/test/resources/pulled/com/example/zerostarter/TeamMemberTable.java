package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.team_member`.
 */
public final class TeamMemberTable extends Table<TeamMember> {
    public static final TeamMemberTable TEAM_MEMBER = new TeamMemberTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> teamId = text("team_id");

    public final Column<String> userId = text("user_id");

    public final Column<@Nullable LocalDateTime> createdAt = timestamp("created_at").nullable();

    public final One<Team> team = one(teamId, () -> TeamTable.TEAM.id);

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private TeamMemberTable() {
        super("team_member");
        foreignKey(teamId)
                .references(() -> List.of(TeamTable.TEAM.id), onDelete(CASCADE))
                .named("team_member_team_id_team_id_fk");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("team_member_user_id_user_id_fk");
        index("teamMember_teamId_idx").on(teamId);
        index("teamMember_userId_idx").on(userId);
    }
}
