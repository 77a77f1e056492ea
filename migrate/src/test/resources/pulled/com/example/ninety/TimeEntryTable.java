package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.time_entry`.
 */
public final class TimeEntryTable extends Table<TimeEntry> {
    public static final TimeEntryTable TIME_ENTRY = new TimeEntryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> timesheetId = text("timesheet_id");

    public final Column<@Nullable String> taskId = text("task_id").nullable();

    public final Column<BigDecimal> hours = numeric("hours", 5, 2);

    public final Column<@Nullable String> notes = text("notes").nullable();

    public final Column<LocalDate> entryDate = date("entry_date");

    public final One<ProjectTask> task = one(taskId, () -> ProjectTaskTable.PROJECT_TASK.id);

    public final One<Timesheet> timesheet = one(timesheetId, () -> TimesheetTable.TIMESHEET.id);

    private TimeEntryTable() {
        super("time_entry");
        foreignKey(taskId)
                .references(() -> List.of(ProjectTaskTable.PROJECT_TASK.id))
                .named("time_entry_task_id_project_task_id_fkey");
        foreignKey(timesheetId)
                .references(() -> List.of(TimesheetTable.TIMESHEET.id))
                .named("time_entry_timesheet_id_timesheet_id_fkey");
    }
}
