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
 * The table `public.crm_opportunity`.
 */
public final class CrmOpportunityTable extends Table<CrmOpportunity> {
    public static final CrmOpportunityTable CRM_OPPORTUNITY = new CrmOpportunityTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("account_id");

    public final Column<String> stageId = text("stage_id");

    public final Column<String> name = text("name");

    public final Column<@Nullable BigDecimal> amount = numeric("amount", 12, 2).nullable();

    public final Column<@Nullable LocalDate> closeDate = date("close_date").nullable();

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final One<CrmPipelineStage> stage =
            one(stageId, () -> CrmPipelineStageTable.CRM_PIPELINE_STAGE.id);

    public final Many<CrmActivity> crmActivityRows =
            many(id, () -> CrmActivityTable.CRM_ACTIVITY.opportunityId);

    public final Many<CrmOpportunityStageHistory> crmOpportunityStageHistoryRows =
            many(
                    id,
                    () -> CrmOpportunityStageHistoryTable.CRM_OPPORTUNITY_STAGE_HISTORY.opportunityId);

    public final Many<Order> orderRows = many(id, () -> OrderTable.ORDER.opportunityId);

    private CrmOpportunityTable() {
        super("crm_opportunity");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("crm_opportunity_account_id_crm_account_id_fkey");
        foreignKey(stageId)
                .references(() -> List.of(CrmPipelineStageTable.CRM_PIPELINE_STAGE.id))
                .named("crm_opportunity_stage_id_crm_pipeline_stage_id_fkey");
    }
}
