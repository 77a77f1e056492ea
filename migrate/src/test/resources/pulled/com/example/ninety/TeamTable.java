package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.team`.
 */
public final class TeamTable extends Table<Team> {
    public static final TeamTable TEAM = new TeamTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> departmentId = text("department_id");

    public final Column<@Nullable String> leadId = text("lead_id").nullable();

    public final Column<String> name = text("name");

    public final One<Department> department =
            one(departmentId, () -> DepartmentTable.DEPARTMENT.id);

    public final One<User> lead = one(leadId, () -> UserTable.USER.id);

    public final Many<DocumentSharing> documentSharingRows =
            many(id, () -> DocumentSharingTable.DOCUMENT_SHARING.sharedWithTeamId);

    public final Many<EmployeeProfile> employeeProfileRows =
            many(id, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.teamId);

    public final Many<SupportTicket> supportTicketRows =
            many(id, () -> SupportTicketTable.SUPPORT_TICKET.assignedTeamId);

    private TeamTable() {
        super("team");
        foreignKey(departmentId)
                .references(() -> List.of(DepartmentTable.DEPARTMENT.id))
                .named("team_department_id_department_id_fkey");
        foreignKey(leadId)
                .references(() -> List.of(UserTable.USER.id))
                .named("team_lead_id_user_id_fkey");
    }
}
