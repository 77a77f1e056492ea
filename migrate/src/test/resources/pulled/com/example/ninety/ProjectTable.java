package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project`.
 */
public final class ProjectTable extends Table<Project> {
    public static final ProjectTable PROJECT = new ProjectTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> ownerId = text("owner_id").nullable();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> status = text("status").nullable();

    public final Column<String> workflowState = jsonb("workflow_state");

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    public final Many<DocumentLibrary> documentLibraryRows =
            many(id, () -> DocumentLibraryTable.DOCUMENT_LIBRARY.projectId);

    public final Many<IntegrationWebhook> integrationWebhookRows =
            many(id, () -> IntegrationWebhookTable.INTEGRATION_WEBHOOK.projectId);

    public final Many<ProjectAudit> projectAuditRows =
            many(id, () -> ProjectAuditTable.PROJECT_AUDIT.projectId);

    public final Many<ProjectNote> projectNoteRows =
            many(id, () -> ProjectNoteTable.PROJECT_NOTE.projectId);

    public final Many<ProjectPhase> projectPhaseRows =
            many(id, () -> ProjectPhaseTable.PROJECT_PHASE.projectId);

    public final Many<ProjectTask> projectTaskRows =
            many(id, () -> ProjectTaskTable.PROJECT_TASK.projectId);

    public final Many<TelemetryRollup> telemetryRollupRows =
            many(id, () -> TelemetryRollupTable.TELEMETRY_ROLLUP.projectId);

    public final Many<WebhookSubscription> webhookSubscriptionRows =
            many(id, () -> WebhookSubscriptionTable.WEBHOOK_SUBSCRIPTION.projectId);

    private ProjectTable() {
        super("project");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("project_owner_id_user_id_fkey");
    }
}
