package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.marketing_campaign_channel`.
 */
public final class MarketingCampaignChannelTable extends Table<MarketingCampaignChannel> {
    public static final MarketingCampaignChannelTable MARKETING_CAMPAIGN_CHANNEL =
            new MarketingCampaignChannelTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> campaignId = text("campaign_id");

    public final Column<String> channelId = text("channel_id");

    public final Column<@Nullable BigDecimal> allocation = numeric("allocation", 12, 2).nullable();

    public final One<MarketingCampaign> campaign =
            one(campaignId, () -> MarketingCampaignTable.MARKETING_CAMPAIGN.id);

    public final One<MarketingChannel> channel =
            one(channelId, () -> MarketingChannelTable.MARKETING_CHANNEL.id);

    private MarketingCampaignChannelTable() {
        super("marketing_campaign_channel");
        foreignKey(campaignId)
                .references(() -> List.of(MarketingCampaignTable.MARKETING_CAMPAIGN.id))
                .named("marketing_campaign_channel_campaign_id_marketing_campaign_id_fk");
        foreignKey(channelId)
                .references(() -> List.of(MarketingChannelTable.MARKETING_CHANNEL.id))
                .named("marketing_campaign_channel_channel_id_marketing_channel_id_fkey");
    }
}
