package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.budget_line`.
 */
public final class BudgetLineTable extends Table<BudgetLine> {
    public static final BudgetLineTable BUDGET_LINE = new BudgetLineTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> budgetId = text("budget_id");

    public final Column<String> accountId = text("account_id");

    public final Column<BigDecimal> amount = numeric("amount", 12, 2);

    public final One<LedgerAccount> account =
            one(accountId, () -> LedgerAccountTable.LEDGER_ACCOUNT.id);

    public final One<Budget> budget = one(budgetId, () -> BudgetTable.BUDGET.id);

    private BudgetLineTable() {
        super("budget_line");
        foreignKey(accountId)
                .references(() -> List.of(LedgerAccountTable.LEDGER_ACCOUNT.id))
                .named("budget_line_account_id_ledger_account_id_fkey");
        foreignKey(budgetId)
                .references(() -> List.of(BudgetTable.BUDGET.id))
                .named("budget_line_budget_id_budget_id_fkey");
    }
}
