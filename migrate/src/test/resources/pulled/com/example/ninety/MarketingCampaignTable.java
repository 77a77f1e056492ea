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
 * The table `public.marketing_campaign`.
 */
public final class MarketingCampaignTable extends Table<MarketingCampaign> {
    public static final MarketingCampaignTable MARKETING_CAMPAIGN = new MarketingCampaignTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> ownerId = text("owner_id").nullable();

    public final Column<String> name = text("name");

    public final Column<String> status = text("status");

    public final Column<@Nullable LocalDate> startDate = date("start_date").nullable();

    public final Column<@Nullable LocalDate> endDate = date("end_date").nullable();

    public final Column<@Nullable BigDecimal> budgetAmount =
            numeric("budget_amount", 12, 2).nullable();

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    public final Many<MarketingCampaignAudience> marketingCampaignAudienceRows =
            many(id, () -> MarketingCampaignAudienceTable.MARKETING_CAMPAIGN_AUDIENCE.campaignId);

    public final Many<MarketingCampaignChannel> marketingCampaignChannelRows =
            many(id, () -> MarketingCampaignChannelTable.MARKETING_CAMPAIGN_CHANNEL.campaignId);

    private MarketingCampaignTable() {
        super("marketing_campaign");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("marketing_campaign_owner_id_user_id_fkey");
    }
}
