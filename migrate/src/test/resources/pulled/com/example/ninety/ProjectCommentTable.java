package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.project_comment`.
 */
public final class ProjectCommentTable extends Table<ProjectComment> {
    public static final ProjectCommentTable PROJECT_COMMENT = new ProjectCommentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> taskId = text("task_id");

    public final Column<String> authorId = text("author_id");

    public final Column<String> body = text("body");

    public final One<User> author = one(authorId, () -> UserTable.USER.id);

    public final One<ProjectTask> task = one(taskId, () -> ProjectTaskTable.PROJECT_TASK.id);

    private ProjectCommentTable() {
        super("project_comment");
        foreignKey(authorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("project_comment_author_id_user_id_fkey");
        foreignKey(taskId)
                .references(() -> List.of(ProjectTaskTable.PROJECT_TASK.id))
                .named("project_comment_task_id_project_task_id_fkey");
    }
}
