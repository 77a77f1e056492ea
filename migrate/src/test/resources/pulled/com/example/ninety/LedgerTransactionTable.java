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
 * The table `public.ledger_transaction`.
 */
public final class LedgerTransactionTable extends Table<LedgerTransaction> {
    public static final LedgerTransactionTable LEDGER_TRANSACTION = new LedgerTransactionTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> reference = text("reference").nullable();

    public final Column<LocalDate> transactionDate = date("transaction_date");

    public final Column<@Nullable String> createdById = text("created_by_id").nullable();

    public final Column<@Nullable String> description = text("description").nullable();

    public final One<User> createdBy = one(createdById, () -> UserTable.USER.id);

    public final Many<LedgerEntry> ledgerEntryRows =
            many(id, () -> LedgerEntryTable.LEDGER_ENTRY.transactionId);

    private LedgerTransactionTable() {
        super("ledger_transaction");
        foreignKey(createdById)
                .references(() -> List.of(UserTable.USER.id))
                .named("ledger_transaction_created_by_id_user_id_fkey");
    }
}
