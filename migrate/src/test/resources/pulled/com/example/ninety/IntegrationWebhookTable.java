package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.integration_webhook`.
 */
public final class IntegrationWebhookTable extends Table<IntegrationWebhook> {
    public static final IntegrationWebhookTable INTEGRATION_WEBHOOK = new IntegrationWebhookTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> projectId = text("project_id").nullable();

    public final Column<@Nullable String> accountId = text("account_id").nullable();

    public final Column<String> name = text("name");

    public final Column<String> url = text("url");

    public final Column<@Nullable String> secret = text("secret").nullable();

    public final Column<Boolean> isActive = bool("is_active").defaultValue(true);

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    public final Many<IntegrationCredential> integrationCredentialRows =
            many(id, () -> IntegrationCredentialTable.INTEGRATION_CREDENTIAL.webhookId);

    public final Many<IntegrationEvent> integrationEventRows =
            many(id, () -> IntegrationEventTable.INTEGRATION_EVENT.webhookId);

    private IntegrationWebhookTable() {
        super("integration_webhook");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("integration_webhook_account_id_crm_account_id_fkey");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("integration_webhook_project_id_project_id_fkey");
    }
}
