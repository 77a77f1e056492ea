package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.ledger_entry`.
 */
public final class LedgerEntryTable extends Table<LedgerEntry> {
    public static final LedgerEntryTable LEDGER_ENTRY = new LedgerEntryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> transactionId = text("transaction_id");

    public final Column<String> accountId = text("account_id");

    public final Column<@Nullable BigDecimal> debit = numeric("debit", 12, 2).nullable();

    public final Column<@Nullable BigDecimal> credit = numeric("credit", 12, 2).nullable();

    public final Column<@Nullable String> memo = text("memo").nullable();

    public final One<LedgerAccount> account =
            one(accountId, () -> LedgerAccountTable.LEDGER_ACCOUNT.id);

    public final One<LedgerTransaction> transaction =
            one(transactionId, () -> LedgerTransactionTable.LEDGER_TRANSACTION.id);

    private LedgerEntryTable() {
        super("ledger_entry");
        foreignKey(accountId)
                .references(() -> List.of(LedgerAccountTable.LEDGER_ACCOUNT.id))
                .named("ledger_entry_account_id_ledger_account_id_fkey");
        foreignKey(transactionId)
                .references(() -> List.of(LedgerTransactionTable.LEDGER_TRANSACTION.id))
                .named("ledger_entry_transaction_id_ledger_transaction_id_fkey");
    }
}
