package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_attachment`.
 */
public final class ProjectAttachmentTable extends Table<ProjectAttachment> {
    public static final ProjectAttachmentTable PROJECT_ATTACHMENT = new ProjectAttachmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> taskId = text("task_id");

    public final Column<String> fileName = text("file_name");

    public final Column<@Nullable String> fileType = text("file_type").nullable();

    public final One<ProjectTask> task = one(taskId, () -> ProjectTaskTable.PROJECT_TASK.id);

    private ProjectAttachmentTable() {
        super("project_attachment");
        foreignKey(taskId)
                .references(() -> List.of(ProjectTaskTable.PROJECT_TASK.id))
                .named("project_attachment_task_id_project_task_id_fkey");
    }
}
