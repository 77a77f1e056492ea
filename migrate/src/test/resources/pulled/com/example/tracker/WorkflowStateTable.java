package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.workflow_state`.
 */
public final class WorkflowStateTable extends Table<WorkflowState> {
    public static final WorkflowStateTable WORKFLOW_STATE = new WorkflowStateTable();

    public final Column<Integer> id =
            integer("id").identity(options -> options.startWith(10L).incrementBy(10L)).primaryKey();

    public final Column<Integer> project = integer("project");

    public final Column<String> name = text("name");

    public final Column<String> color = character("color", 7).defaultSql("'#808080'::bpchar");

    public final Column<Boolean> done = bool("done").defaultValue(false);

    public final One<Project> project2 = one(project, () -> ProjectTable.PROJECT.id);

    public final Many<Issue> issueRows =
            many(
                    List.of(project, id),
                    () -> List.of(IssueTable.ISSUE.project, IssueTable.ISSUE.state));

    public final Many<Transition> transitionRows =
            many(
                    List.of(project, id),
                    () -> List.of(TransitionTable.TRANSITION.project, TransitionTable.TRANSITION.fromState));

    public final Many<Transition> transitionRows2 =
            many(
                    List.of(project, id),
                    () -> List.of(TransitionTable.TRANSITION.project, TransitionTable.TRANSITION.toState));

    private WorkflowStateTable() {
        super("tracker", "workflow_state");
        unique(project, id).named("state_of_project");
        check("workflow_state_color_check", "color ~* '^#[0-9a-f]{6}$'::text");
        foreignKey(project)
                .references(() -> List.of(ProjectTable.PROJECT.id), onDelete(CASCADE))
                .named("workflow_state_project_fkey");
    }
}
