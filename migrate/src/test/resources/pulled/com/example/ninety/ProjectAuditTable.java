package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_audit`.
 */
public final class ProjectAuditTable extends Table<ProjectAudit> {
    public static final ProjectAuditTable PROJECT_AUDIT = new ProjectAuditTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> projectId = text("project_id");

    public final Column<@Nullable String> actorId = text("actor_id").nullable();

    public final Column<String> action = text("action");

    public final Column<@Nullable String> details = jsonb("details").nullable();

    public final One<User> actor = one(actorId, () -> UserTable.USER.id);

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    private ProjectAuditTable() {
        super("project_audit");
        foreignKey(actorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("project_audit_actor_id_user_id_fkey");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("project_audit_project_id_project_id_fkey");
    }
}
