package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.marketing_audience`.
 */
public final class MarketingAudienceTable extends Table<MarketingAudience> {
    public static final MarketingAudienceTable MARKETING_AUDIENCE = new MarketingAudienceTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> segmentType = text("segment_type").nullable();

    public final Column<@Nullable String> definition = jsonb("definition").nullable();

    public final Many<MarketingCampaignAudience> marketingCampaignAudienceRows =
            many(id, () -> MarketingCampaignAudienceTable.MARKETING_CAMPAIGN_AUDIENCE.audienceId);

    private MarketingAudienceTable() {
        super("marketing_audience");
    }
}
