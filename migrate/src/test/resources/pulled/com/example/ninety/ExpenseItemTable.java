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
 * The table `public.expense_item`.
 */
public final class ExpenseItemTable extends Table<ExpenseItem> {
    public static final ExpenseItemTable EXPENSE_ITEM = new ExpenseItemTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> reportId = text("report_id");

    public final Column<BigDecimal> amount = numeric("amount", 12, 2);

    public final Column<String> category = text("category");

    public final Column<@Nullable LocalDate> incurredAt = date("incurred_at").nullable();

    public final Column<@Nullable String> merchant = text("merchant").nullable();

    public final Column<@Nullable String> notes = text("notes").nullable();

    public final One<ExpenseReport> report =
            one(reportId, () -> ExpenseReportTable.EXPENSE_REPORT.id);

    private ExpenseItemTable() {
        super("expense_item");
        foreignKey(reportId)
                .references(() -> List.of(ExpenseReportTable.EXPENSE_REPORT.id))
                .named("expense_item_report_id_expense_report_id_fkey");
    }
}
