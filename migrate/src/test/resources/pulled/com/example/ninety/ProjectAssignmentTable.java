package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_assignment`.
 */
public final class ProjectAssignmentTable extends Table<ProjectAssignment> {
    public static final ProjectAssignmentTable PROJECT_ASSIGNMENT = new ProjectAssignmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> taskId = text("task_id");

    public final Column<String> userId = text("user_id");

    public final Column<@Nullable Instant> assignedAt = timestamptz("assigned_at").nullable();

    public final Column<@Nullable String> role = text("role").nullable();

    public final One<ProjectTask> task = one(taskId, () -> ProjectTaskTable.PROJECT_TASK.id);

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private ProjectAssignmentTable() {
        super("project_assignment");
        foreignKey(taskId)
                .references(() -> List.of(ProjectTaskTable.PROJECT_TASK.id))
                .named("project_assignment_task_id_project_task_id_fkey");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id))
                .named("project_assignment_user_id_user_id_fkey");
    }
}
