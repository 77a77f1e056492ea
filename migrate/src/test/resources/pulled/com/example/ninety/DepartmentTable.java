package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.department`.
 */
public final class DepartmentTable extends Table<Department> {
    public static final DepartmentTable DEPARTMENT = new DepartmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> managerId = text("manager_id").nullable();

    public final One<User> manager = one(managerId, () -> UserTable.USER.id);

    public final Many<Budget> budgetRows = many(id, () -> BudgetTable.BUDGET.departmentId);

    public final Many<EmployeeProfile> employeeProfileRows =
            many(id, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.departmentId);

    public final Many<ExpenseReport> expenseReportRows =
            many(id, () -> ExpenseReportTable.EXPENSE_REPORT.departmentId);

    public final Many<Team> teamRows = many(id, () -> TeamTable.TEAM.departmentId);

    private DepartmentTable() {
        super("department");
        foreignKey(managerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("department_manager_id_user_id_fkey");
    }
}
