package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_task`.
 */
public final class ProjectTaskTable extends Table<ProjectTask> {
    public static final ProjectTaskTable PROJECT_TASK = new ProjectTaskTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> projectId = text("project_id");

    public final Column<String> phaseId = text("phase_id");

    public final Column<String> title = text("title");

    public final Column<String> status = text("status");

    public final Column<@Nullable String> priority = text("priority").nullable();

    public final One<ProjectPhase> phase = one(phaseId, () -> ProjectPhaseTable.PROJECT_PHASE.id);

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    public final Many<ProjectAssignment> projectAssignmentRows =
            many(id, () -> ProjectAssignmentTable.PROJECT_ASSIGNMENT.taskId);

    public final Many<ProjectAttachment> projectAttachmentRows =
            many(id, () -> ProjectAttachmentTable.PROJECT_ATTACHMENT.taskId);

    public final Many<ProjectComment> projectCommentRows =
            many(id, () -> ProjectCommentTable.PROJECT_COMMENT.taskId);

    public final Many<ProjectTaskTag> projectTaskTagRows =
            many(id, () -> ProjectTaskTagTable.PROJECT_TASK_TAG.taskId);

    public final Many<TimeEntry> timeEntryRows = many(id, () -> TimeEntryTable.TIME_ENTRY.taskId);

    private ProjectTaskTable() {
        super("project_task");
        foreignKey(phaseId)
                .references(() -> List.of(ProjectPhaseTable.PROJECT_PHASE.id))
                .named("project_task_phase_id_project_phase_id_fkey");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("project_task_project_id_project_id_fkey");
    }
}
