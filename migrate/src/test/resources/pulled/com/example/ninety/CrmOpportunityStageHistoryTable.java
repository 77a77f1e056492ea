package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_opportunity_stage_history`.
 */
public final class CrmOpportunityStageHistoryTable extends Table<CrmOpportunityStageHistory> {
    public static final CrmOpportunityStageHistoryTable CRM_OPPORTUNITY_STAGE_HISTORY =
            new CrmOpportunityStageHistoryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> opportunityId = text("opportunity_id");

    public final Column<String> stageId = text("stage_id");

    public final Column<@Nullable String> changedById = text("changed_by_id").nullable();

    public final Column<Instant> changedAt = timestamptz("changed_at").defaultNow();

    public final One<User> changedBy = one(changedById, () -> UserTable.USER.id);

    public final One<CrmOpportunity> opportunity =
            one(opportunityId, () -> CrmOpportunityTable.CRM_OPPORTUNITY.id);

    public final One<CrmPipelineStage> stage =
            one(stageId, () -> CrmPipelineStageTable.CRM_PIPELINE_STAGE.id);

    private CrmOpportunityStageHistoryTable() {
        super("crm_opportunity_stage_history");
        foreignKey(changedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("crm_opportunity_stage_history_changed_by_id_user_id_fkey");
        foreignKey(opportunityId)
                .references(() -> List.of(CrmOpportunityTable.CRM_OPPORTUNITY.id))
                .named("crm_opportunity_stage_history_opportunity_id_crm_opportunity_id");
        foreignKey(stageId)
                .references(() -> List.of(CrmPipelineStageTable.CRM_PIPELINE_STAGE.id))
                .named("crm_opportunity_stage_history_stage_id_crm_pipeline_stage_id_fk");
    }
}
