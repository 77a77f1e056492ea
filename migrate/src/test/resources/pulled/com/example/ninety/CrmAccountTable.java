package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_account`.
 */
public final class CrmAccountTable extends Table<CrmAccount> {
    public static final CrmAccountTable CRM_ACCOUNT = new CrmAccountTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> ownerId = text("owner_id").nullable();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> industry = text("industry").nullable();

    public final Column<@Nullable String> status = text("status").nullable();

    public final Column<@Nullable String> domicileCountry =
            character("domicile_country", 2).nullable();

    public final Column<@Nullable String> reportingCurrency =
            character("reporting_currency", 3).nullable();

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    public final Many<BillingInvoice> billingInvoiceRows =
            many(id, () -> BillingInvoiceTable.BILLING_INVOICE.accountId);

    public final Many<CrmActivity> crmActivityRows =
            many(id, () -> CrmActivityTable.CRM_ACTIVITY.accountId);

    public final Many<CrmContact> crmContactRows =
            many(id, () -> CrmContactTable.CRM_CONTACT.accountId);

    public final Many<CrmNote> crmNoteRows = many(id, () -> CrmNoteTable.CRM_NOTE.accountId);

    public final Many<CrmOpportunity> crmOpportunityRows =
            many(id, () -> CrmOpportunityTable.CRM_OPPORTUNITY.accountId);

    public final Many<IntegrationWebhook> integrationWebhookRows =
            many(id, () -> IntegrationWebhookTable.INTEGRATION_WEBHOOK.accountId);

    private CrmAccountTable() {
        super("crm_account");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("crm_account_owner_id_user_id_fkey");
    }
}
