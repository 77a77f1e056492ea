package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.employee_profile`.
 */
public final class EmployeeProfileTable extends Table<EmployeeProfile> {
    public static final EmployeeProfileTable EMPLOYEE_PROFILE = new EmployeeProfileTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> userId = text("user_id");

    public final Column<@Nullable String> departmentId = text("department_id").nullable();

    public final Column<@Nullable String> teamId = text("team_id").nullable();

    public final Column<@Nullable String> title = text("title").nullable();

    public final Column<@Nullable LocalDate> startDate = date("start_date").nullable();

    public final Column<@Nullable String> employmentType = text("employment_type").nullable();

    public final One<Department> department =
            one(departmentId, () -> DepartmentTable.DEPARTMENT.id);

    public final One<Team> team = one(teamId, () -> TeamTable.TEAM.id);

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    public final Many<BenefitEnrollment> benefitEnrollmentRows =
            many(id, () -> BenefitEnrollmentTable.BENEFIT_ENROLLMENT.employeeId);

    public final Many<EmployeeDocument> employeeDocumentRows =
            many(id, () -> EmployeeDocumentTable.EMPLOYEE_DOCUMENT.employeeId);

    public final Many<EmploymentHistory> employmentHistoryRows =
            many(id, () -> EmploymentHistoryTable.EMPLOYMENT_HISTORY.employeeId);

    public final Many<Timesheet> timesheetRows =
            many(id, () -> TimesheetTable.TIMESHEET.employeeId);

    private EmployeeProfileTable() {
        super("employee_profile");
        foreignKey(departmentId)
                .references(() -> List.of(DepartmentTable.DEPARTMENT.id))
                .named("employee_profile_department_id_department_id_fkey");
        foreignKey(teamId)
                .references(() -> List.of(TeamTable.TEAM.id))
                .named("employee_profile_team_id_team_id_fkey");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id))
                .named("employee_profile_user_id_user_id_fkey");
    }
}
