package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.value.Range;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.milestone`.
 */
public final class MilestoneTable extends Table<Milestone> {
    public static final MilestoneTable MILESTONE = new MilestoneTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<Integer> project = integer("project");

    public final Column<String> name = text("name");

    public final Column<@Nullable Range<LocalDate>> period = daterange("period").nullable();

    public final One<Project> project2 = one(project, () -> ProjectTable.PROJECT.id);

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.milestone);

    private MilestoneTable() {
        super("tracker", "milestone");
        unique(project, name).named("milestone_name");
        foreignKey(project)
                .references(() -> List.of(ProjectTable.PROJECT.id), onDelete(CASCADE))
                .named("milestone_project_fkey");
    }
}
