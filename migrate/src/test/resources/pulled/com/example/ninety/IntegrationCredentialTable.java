package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.integration_credential`.
 */
public final class IntegrationCredentialTable extends Table<IntegrationCredential> {
    public static final IntegrationCredentialTable INTEGRATION_CREDENTIAL =
            new IntegrationCredentialTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> webhookId = text("webhook_id").nullable();

    public final Column<String> provider = text("provider");

    public final Column<@Nullable String> clientId = text("client_id").nullable();

    public final Column<@Nullable String> clientSecret = text("client_secret").nullable();

    public final Column<@Nullable String> metadata = jsonb("metadata").nullable();

    public final One<IntegrationWebhook> webhook =
            one(webhookId, () -> IntegrationWebhookTable.INTEGRATION_WEBHOOK.id);

    private IntegrationCredentialTable() {
        super("integration_credential");
        foreignKey(webhookId)
                .references(() -> List.of(IntegrationWebhookTable.INTEGRATION_WEBHOOK.id))
                .named("integration_credential_webhook_id_integration_webhook_id_fkey");
    }
}
