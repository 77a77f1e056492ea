package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.budget`.
 */
public final class BudgetTable extends Table<Budget> {
    public static final BudgetTable BUDGET = new BudgetTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> departmentId = text("department_id").nullable();

    public final Column<Integer> fiscalYear = integer("fiscal_year");

    public final Column<BigDecimal> totalAmount = numeric("total_amount", 12, 2);

    public final Column<String> currency = character("currency", 3);

    public final One<Department> department =
            one(departmentId, () -> DepartmentTable.DEPARTMENT.id);

    public final Many<BudgetLine> budgetLineRows =
            many(id, () -> BudgetLineTable.BUDGET_LINE.budgetId);

    private BudgetTable() {
        super("budget");
        foreignKey(departmentId)
                .references(() -> List.of(DepartmentTable.DEPARTMENT.id))
                .named("budget_department_id_department_id_fkey");
    }
}
