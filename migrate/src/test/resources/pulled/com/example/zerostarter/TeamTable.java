package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.team`.
 */
public final class TeamTable extends Table<Team> {
    public static final TeamTable TEAM = new TeamTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<String> organizationId = text("organization_id");

    public final Column<LocalDateTime> createdAt = timestamp("created_at");

    public final Column<@Nullable LocalDateTime> updatedAt = timestamp("updated_at").nullable();

    public final One<Organization> organization =
            one(organizationId, () -> OrganizationTable.ORGANIZATION.id);

    public final Many<TeamMember> teamMemberRows =
            many(id, () -> TeamMemberTable.TEAM_MEMBER.teamId);

    private TeamTable() {
        super("team");
        foreignKey(organizationId)
                .references(() -> List.of(OrganizationTable.ORGANIZATION.id), onDelete(CASCADE))
                .named("team_organization_id_organization_id_fk");
        index("team_organizationId_idx").on(organizationId);
    }
}
