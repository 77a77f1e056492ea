package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_note`.
 */
public final class ProjectNoteTable extends Table<ProjectNote> {
    public static final ProjectNoteTable PROJECT_NOTE = new ProjectNoteTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> projectId = text("project_id");

    public final Column<@Nullable String> authorId = text("author_id").nullable();

    public final Column<String> note = text("note");

    public final One<User> author = one(authorId, () -> UserTable.USER.id);

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    private ProjectNoteTable() {
        super("project_note");
        foreignKey(authorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("project_note_author_id_user_id_fkey");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("project_note_project_id_project_id_fkey");
    }
}
