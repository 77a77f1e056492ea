package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.project_task_tag`.
 */
public final class ProjectTaskTagTable extends Table<ProjectTaskTag> {
    public static final ProjectTaskTagTable PROJECT_TASK_TAG = new ProjectTaskTagTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> taskId = text("task_id");

    public final Column<String> tagId = text("tag_id");

    public final One<ProjectTag> tag = one(tagId, () -> ProjectTagTable.PROJECT_TAG.id);

    public final One<ProjectTask> task = one(taskId, () -> ProjectTaskTable.PROJECT_TASK.id);

    private ProjectTaskTagTable() {
        super("project_task_tag");
        foreignKey(tagId)
                .references(() -> List.of(ProjectTagTable.PROJECT_TAG.id))
                .named("project_task_tag_tag_id_project_tag_id_fkey");
        foreignKey(taskId)
                .references(() -> List.of(ProjectTaskTable.PROJECT_TASK.id))
                .named("project_task_tag_task_id_project_task_id_fkey");
    }
}
