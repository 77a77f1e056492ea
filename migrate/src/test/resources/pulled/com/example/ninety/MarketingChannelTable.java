package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.marketing_channel`.
 */
public final class MarketingChannelTable extends Table<MarketingChannel> {
    public static final MarketingChannelTable MARKETING_CHANNEL = new MarketingChannelTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> channelType = text("channel_type").nullable();

    public final Column<@Nullable String> costModel = text("cost_model").nullable();

    public final Many<MarketingCampaignChannel> marketingCampaignChannelRows =
            many(id, () -> MarketingCampaignChannelTable.MARKETING_CAMPAIGN_CHANNEL.channelId);

    private MarketingChannelTable() {
        super("marketing_channel");
    }
}
