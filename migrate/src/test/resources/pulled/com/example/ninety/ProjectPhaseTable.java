package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.project_phase`.
 */
public final class ProjectPhaseTable extends Table<ProjectPhase> {
    public static final ProjectPhaseTable PROJECT_PHASE = new ProjectPhaseTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> projectId = text("project_id");

    public final Column<String> name = text("name");

    public final Column<Integer> sequence = integer("sequence");

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    public final Many<ProjectTask> projectTaskRows =
            many(id, () -> ProjectTaskTable.PROJECT_TASK.phaseId);

    private ProjectPhaseTable() {
        super("project_phase");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("project_phase_project_id_project_id_fkey");
    }
}
