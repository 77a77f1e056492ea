package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.employment_history`.
 */
public final class EmploymentHistoryTable extends Table<EmploymentHistory> {
    public static final EmploymentHistoryTable EMPLOYMENT_HISTORY = new EmploymentHistoryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> employeeId = text("employee_id");

    public final Column<String> company = text("company");

    public final Column<String> title = text("title");

    public final Column<@Nullable LocalDate> startDate = date("start_date").nullable();

    public final Column<@Nullable LocalDate> endDate = date("end_date").nullable();

    public final One<EmployeeProfile> employee =
            one(employeeId, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.id);

    private EmploymentHistoryTable() {
        super("employment_history");
        foreignKey(employeeId)
                .references(() -> List.of(EmployeeProfileTable.EMPLOYEE_PROFILE.id))
                .named("employment_history_employee_id_employee_profile_id_fkey");
    }
}
