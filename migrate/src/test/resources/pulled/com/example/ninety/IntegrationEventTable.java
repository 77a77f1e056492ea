package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.integration_event`.
 */
public final class IntegrationEventTable extends Table<IntegrationEvent> {
    public static final IntegrationEventTable INTEGRATION_EVENT = new IntegrationEventTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> webhookId = text("webhook_id");

    public final Column<@Nullable String> payload = jsonb("payload").nullable();

    public final Column<String> eventType = text("event_type");

    public final Column<@Nullable Instant> deliveredAt = timestamptz("delivered_at").nullable();

    public final Column<String> status = text("status");

    public final One<IntegrationWebhook> webhook =
            one(webhookId, () -> IntegrationWebhookTable.INTEGRATION_WEBHOOK.id);

    private IntegrationEventTable() {
        super("integration_event");
        foreignKey(webhookId)
                .references(() -> List.of(IntegrationWebhookTable.INTEGRATION_WEBHOOK.id))
                .named("integration_event_webhook_id_integration_webhook_id_fkey");
    }
}
