package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project_tag`.
 */
public final class ProjectTagTable extends Table<ProjectTag> {
    public static final ProjectTagTable PROJECT_TAG = new ProjectTagTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> label = text("label");

    public final Column<@Nullable String> color = text("color").nullable();

    public final Many<ProjectTaskTag> projectTaskTagRows =
            many(id, () -> ProjectTaskTagTable.PROJECT_TASK_TAG.tagId);

    private ProjectTagTable() {
        super("project_tag");
    }
}
