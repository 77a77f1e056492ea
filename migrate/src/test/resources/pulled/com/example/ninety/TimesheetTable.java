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
 * The table `public.timesheet`.
 */
public final class TimesheetTable extends Table<Timesheet> {
    public static final TimesheetTable TIMESHEET = new TimesheetTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> employeeId = text("employee_id");

    public final Column<LocalDate> periodStart = date("period_start");

    public final Column<LocalDate> periodEnd = date("period_end");

    public final Column<@Nullable String> submittedById = text("submitted_by_id").nullable();

    public final Column<String> status = text("status");

    public final One<EmployeeProfile> employee =
            one(employeeId, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.id);

    public final One<User> submittedBy = one(submittedById, () -> UserTable.USER.id);

    public final Many<TimeEntry> timeEntryRows =
            many(id, () -> TimeEntryTable.TIME_ENTRY.timesheetId);

    private TimesheetTable() {
        super("timesheet");
        foreignKey(employeeId)
                .references(() -> List.of(EmployeeProfileTable.EMPLOYEE_PROFILE.id))
                .named("timesheet_employee_id_employee_profile_id_fkey");
        foreignKey(submittedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("timesheet_submitted_by_id_user_id_fkey");
    }
}
