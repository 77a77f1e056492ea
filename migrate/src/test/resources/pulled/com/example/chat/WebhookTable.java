package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.webhook`.
 */
public final class WebhookTable extends Table<Webhook> {
    public static final WebhookTable WEBHOOK = new WebhookTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<String> secret = text("secret");

    public final Column<List<String>> events =
            text("events").array().defaultSql("ARRAY['message'::text, 'reaction'::text]");

    public final Column<Short> failures = smallserial("failures");

    public final One<Channel> channel = one(channelId, () -> ChannelTable.CHANNEL.id);

    private WebhookTable() {
        super("webhook");
        foreignKey(channelId)
                .references(() -> List.of(ChannelTable.CHANNEL.id), onDelete(CASCADE))
                .named("webhook_channel_id_fkey");
    }
}
