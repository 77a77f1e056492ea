package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.ledger_account`.
 */
public final class LedgerAccountTable extends Table<LedgerAccount> {
    public static final LedgerAccountTable LEDGER_ACCOUNT = new LedgerAccountTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<String> code = text("code");

    public final Column<String> accountType = text("account_type");

    public final Column<@Nullable String> parentAccountId = text("parent_account_id").nullable();

    public final One<LedgerAccount> parentAccount =
            one(parentAccountId, () -> LedgerAccountTable.LEDGER_ACCOUNT.id);

    public final Many<BudgetLine> budgetLineRows =
            many(id, () -> BudgetLineTable.BUDGET_LINE.accountId);

    public final Many<LedgerAccount> ledgerAccountRows =
            many(id, () -> LedgerAccountTable.LEDGER_ACCOUNT.parentAccountId);

    public final Many<LedgerEntry> ledgerEntryRows =
            many(id, () -> LedgerEntryTable.LEDGER_ENTRY.accountId);

    private LedgerAccountTable() {
        super("ledger_account");
        foreignKey(parentAccountId)
                .references(() -> List.of(LedgerAccountTable.LEDGER_ACCOUNT.id))
                .named("ledger_account_parent_account_id_ledger_account_id_fkey");
    }
}
