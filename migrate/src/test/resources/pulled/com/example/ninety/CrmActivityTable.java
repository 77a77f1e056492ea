package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_activity`.
 */
public final class CrmActivityTable extends Table<CrmActivity> {
    public static final CrmActivityTable CRM_ACTIVITY = new CrmActivityTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("account_id");

    public final Column<@Nullable String> contactId = text("contact_id").nullable();

    public final Column<@Nullable String> opportunityId = text("opportunity_id").nullable();

    public final Column<String> typeId = text("type_id");

    public final Column<@Nullable String> performedById = text("performed_by_id").nullable();

    public final Column<@Nullable String> notes = text("notes").nullable();

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final One<CrmContact> contact = one(contactId, () -> CrmContactTable.CRM_CONTACT.id);

    public final One<CrmOpportunity> opportunity =
            one(opportunityId, () -> CrmOpportunityTable.CRM_OPPORTUNITY.id);

    public final One<User> performedBy = one(performedById, () -> UserTable.USER.id);

    public final One<CrmActivityType> type =
            one(typeId, () -> CrmActivityTypeTable.CRM_ACTIVITY_TYPE.id);

    private CrmActivityTable() {
        super("crm_activity");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("crm_activity_account_id_crm_account_id_fkey");
        foreignKey(contactId)
                .references(() -> List.of(CrmContactTable.CRM_CONTACT.id))
                .named("crm_activity_contact_id_crm_contact_id_fkey");
        foreignKey(opportunityId)
                .references(() -> List.of(CrmOpportunityTable.CRM_OPPORTUNITY.id))
                .named("crm_activity_opportunity_id_crm_opportunity_id_fkey");
        foreignKey(performedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("crm_activity_performed_by_id_user_id_fkey");
        foreignKey(typeId)
                .references(() -> List.of(CrmActivityTypeTable.CRM_ACTIVITY_TYPE.id))
                .named("crm_activity_type_id_crm_activity_type_id_fkey");
    }
}
