package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_pipeline_stage`.
 */
public final class CrmPipelineStageTable extends Table<CrmPipelineStage> {
    public static final CrmPipelineStageTable CRM_PIPELINE_STAGE = new CrmPipelineStageTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<Integer> sequence = integer("sequence");

    public final Column<@Nullable Integer> probability = integer("probability").nullable();

    public final Many<CrmOpportunity> crmOpportunityRows =
            many(id, () -> CrmOpportunityTable.CRM_OPPORTUNITY.stageId);

    public final Many<CrmOpportunityStageHistory> crmOpportunityStageHistoryRows =
            many(id, () -> CrmOpportunityStageHistoryTable.CRM_OPPORTUNITY_STAGE_HISTORY.stageId);

    private CrmPipelineStageTable() {
        super("crm_pipeline_stage");
    }
}
