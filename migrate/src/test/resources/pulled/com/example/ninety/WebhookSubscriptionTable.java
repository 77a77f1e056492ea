package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.webhook_subscription`.
 */
public final class WebhookSubscriptionTable extends Table<WebhookSubscription> {
    public static final WebhookSubscriptionTable WEBHOOK_SUBSCRIPTION =
            new WebhookSubscriptionTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> projectId = text("project_id").nullable();

    public final Column<String> config = jsonb("config");

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    private WebhookSubscriptionTable() {
        super("webhook_subscription");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("webhook_subscription_project_id_project_id_fkey");
    }
}
