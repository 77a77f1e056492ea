package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.project`.
 */
public final class ProjectTable extends Table<Project> {
    public static final ProjectTable PROJECT = new ProjectTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<Integer> workspace = integer("workspace");

    public final Column<String> prefix = column("prefix", TrackerTypes.KEY_PREFIX.type());

    public final Column<String> name = text("name");

    public final Column<@Nullable UUID> leadId = uuid("leadId").nullable();

    public final Column<Integer> nextNumber = integer("next_number").defaultValue(1);

    public final Column<@Nullable Short> progress =
            column("progress", TrackerTypes.PERCENT.type()).nullable();

    public final One<User> lead = one(leadId, () -> UserTable.USER.id);

    public final One<Workspace> workspace2 = one(workspace, () -> WorkspaceTable.WORKSPACE.id);

    public final Many<CustomField> customFieldRows =
            many(id, () -> CustomFieldTable.CUSTOM_FIELD.project);

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.project);

    public final Many<Label> labelRows = many(id, () -> LabelTable.LABEL.project);

    public final Many<Milestone> milestoneRows = many(id, () -> MilestoneTable.MILESTONE.project);

    public final Many<WorkflowState> workflowStateRows =
            many(id, () -> WorkflowStateTable.WORKFLOW_STATE.project);

    private ProjectTable() {
        super("tracker", "project");
        unique(workspace, prefix).named("project_workspace_prefix_key");
        foreignKey(leadId)
                .references(() -> List.of(UserTable.USER.id), onDelete(SET_NULL))
                .named("project_leadId_fkey");
        foreignKey(workspace)
                .references(() -> List.of(WorkspaceTable.WORKSPACE.id), onDelete(CASCADE))
                .named("project_workspace_fkey");
    }
}
