package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_contact`.
 */
public final class CrmContactTable extends Table<CrmContact> {
    public static final CrmContactTable CRM_CONTACT = new CrmContactTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("account_id");

    public final Column<String> firstName = text("first_name");

    public final Column<String> lastName = text("last_name");

    public final Column<@Nullable String> email = text("email").nullable();

    public final Column<@Nullable String> phone = text("phone").nullable();

    public final Column<@Nullable String> countryIso = character("country_iso", 2).nullable();

    public final Column<@Nullable String> stateCode = character("state_code", 2).nullable();

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final Many<BillingInvoice> billingInvoiceRows =
            many(id, () -> BillingInvoiceTable.BILLING_INVOICE.contactId);

    public final Many<CrmActivity> crmActivityRows =
            many(id, () -> CrmActivityTable.CRM_ACTIVITY.contactId);

    public final Many<CrmNote> crmNoteRows = many(id, () -> CrmNoteTable.CRM_NOTE.contactId);

    private CrmContactTable() {
        super("crm_contact");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("crm_contact_account_id_crm_account_id_fkey");
    }
}
