package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.transition`.
 */
public final class TransitionTable extends Table<Transition> {
    public static final TransitionTable TRANSITION = new TransitionTable();

    public final Column<Integer> project = integer("project");

    public final Column<Integer> fromState = integer("from_state");

    public final Column<Integer> toState = integer("to_state");

    public final One<WorkflowState> workflowState =
            one(
                    List.of(project, fromState),
                    () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id));

    public final One<WorkflowState> workflowState2 =
            one(
                    List.of(project, toState),
                    () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id));

    private TransitionTable() {
        super("tracker", "transition");
        primaryKey(project, fromState, toState).named("transition_pkey");
        check("transition_check", "from_state <> to_state");
        foreignKey(project, fromState)
                .references(
                        () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id),
                        onDelete(CASCADE))
                .named("transition_project_from_state_fkey");
        foreignKey(project, toState)
                .references(
                        () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id),
                        onDelete(CASCADE))
                .named("transition_project_to_state_fkey");
    }
}
