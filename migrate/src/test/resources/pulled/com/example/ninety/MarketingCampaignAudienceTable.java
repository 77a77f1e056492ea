package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.marketing_campaign_audience`.
 */
public final class MarketingCampaignAudienceTable extends Table<MarketingCampaignAudience> {
    public static final MarketingCampaignAudienceTable MARKETING_CAMPAIGN_AUDIENCE =
            new MarketingCampaignAudienceTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> campaignId = text("campaign_id");

    public final Column<String> audienceId = text("audience_id");

    public final One<MarketingAudience> audience =
            one(audienceId, () -> MarketingAudienceTable.MARKETING_AUDIENCE.id);

    public final One<MarketingCampaign> campaign =
            one(campaignId, () -> MarketingCampaignTable.MARKETING_CAMPAIGN.id);

    private MarketingCampaignAudienceTable() {
        super("marketing_campaign_audience");
        foreignKey(audienceId)
                .references(() -> List.of(MarketingAudienceTable.MARKETING_AUDIENCE.id))
                .named("marketing_campaign_audience_audience_id_marketing_audience_id_f");
        foreignKey(campaignId)
                .references(() -> List.of(MarketingCampaignTable.MARKETING_CAMPAIGN.id))
                .named("marketing_campaign_audience_campaign_id_marketing_campaign_id_f");
    }
}
