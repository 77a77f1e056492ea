package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.expense_report`.
 */
public final class ExpenseReportTable extends Table<ExpenseReport> {
    public static final ExpenseReportTable EXPENSE_REPORT = new ExpenseReportTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> ownerId = text("owner_id");

    public final Column<@Nullable String> departmentId = text("department_id").nullable();

    public final Column<String> status = text("status");

    public final Column<@Nullable Instant> submittedAt = timestamptz("submitted_at").nullable();

    public final One<Department> department =
            one(departmentId, () -> DepartmentTable.DEPARTMENT.id);

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    public final Many<ExpenseItem> expenseItemRows =
            many(id, () -> ExpenseItemTable.EXPENSE_ITEM.reportId);

    private ExpenseReportTable() {
        super("expense_report");
        foreignKey(departmentId)
                .references(() -> List.of(DepartmentTable.DEPARTMENT.id))
                .named("expense_report_department_id_department_id_fkey");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("expense_report_owner_id_user_id_fkey");
    }
}
