package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.billing_invoice`.
 */
public final class BillingInvoiceTable extends Table<BillingInvoice> {
    public static final BillingInvoiceTable BILLING_INVOICE = new BillingInvoiceTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("account_id");

    public final Column<@Nullable String> contactId = text("contact_id").nullable();

    public final Column<@Nullable String> issuedById = text("issued_by_id").nullable();

    public final Column<String> status = text("status");

    public final Column<LocalDate> invoiceDate = date("invoice_date");

    public final Column<@Nullable LocalDate> dueDate = date("due_date").nullable();

    public final Column<BigDecimal> totalAmount = numeric("total_amount", 12, 2);

    public final Column<String> currency = character("currency", 3);

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final One<CrmContact> contact = one(contactId, () -> CrmContactTable.CRM_CONTACT.id);

    public final One<User> issuedBy = one(issuedById, () -> UserTable.USER.id);

    public final Many<BillingInvoiceLine> billingInvoiceLineRows =
            many(id, () -> BillingInvoiceLineTable.BILLING_INVOICE_LINE.invoiceId);

    private BillingInvoiceTable() {
        super("billing_invoice");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("billing_invoice_account_id_crm_account_id_fkey");
        foreignKey(contactId)
                .references(() -> List.of(CrmContactTable.CRM_CONTACT.id))
                .named("billing_invoice_contact_id_crm_contact_id_fkey");
        foreignKey(issuedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("billing_invoice_issued_by_id_user_id_fkey");
    }
}
