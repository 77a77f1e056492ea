package com.example.tracker;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.DefaultPrivileges;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.Privilege;

/**
 * Everything that the database consists of.
 */
public final class Tracker implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                EntryTable.ENTRY,
                CommentTable.COMMENT,
                CustomFieldTable.CUSTOM_FIELD,
                CustomValueTable.CUSTOM_VALUE,
                IssueTable.ISSUE,
                IssueLabelTable.ISSUE_LABEL,
                IssueLinkTable.ISSUE_LINK,
                LabelTable.LABEL,
                MilestoneTable.MILESTONE,
                ProjectTable.PROJECT,
                TransitionTable.TRANSITION,
                UserTable.USER,
                WatcherTable.WATCHER,
                WorkLogTable.WORK_LOG,
                WorkflowStateTable.WORKFLOW_STATE,
                WorkspaceTable.WORKSPACE);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                BoardTable.BOARD,
                BurndownTable.BURNDOWN,
                UrgentTable.URGENT,
                EffortTable.EFFORT,
                TrackerTypes.KEY_PREFIX,
                TrackerTypes.PERCENT,
                TrackerTypes.WORKING_HOURS,
                TrackerObjects.AUDIT_LOG_SCHEMA,
                TrackerObjects.TRACKER_SCHEMA,
                TrackerObjects.HSTORE_EXTENSION,
                TrackerObjects.UUID_OSSP_EXTENSION,
                TrackerObjects.COMMENT_ID_SEQ,
                TrackerObjects.RECORD,
                TrackerObjects.CLOSE_MILESTONE,
                TrackerObjects.COMPLETE_URGENT,
                TrackerObjects.ISSUE_KEY,
                TrackerObjects.NEXT_NUMBER,
                TrackerObjects.SEARCH_ISSUES,
                TrackerObjects.TIME_DIFF,
                LinkKindLabel.TYPE,
                PriorityLabel.TYPE,
                Grant.of(Privilege.SELECT).on(UserTable.USER.fullName).toPublic(),
                Grant.of(Privilege.SELECT).on(UserTable.USER.id).toPublic(),
                Grant.of(Privilege.SELECT).on(UserTable.USER.userName).toPublic(),
                Grant.of(Privilege.DELETE, Privilege.INSERT, Privilege.SELECT, Privilege.UPDATE).on(IssueTable.ISSUE).toPublic(),
                Grant.of(Privilege.SELECT, Privilege.USAGE).on(TrackerObjects.COMMENT_ID_SEQ).toPublic(),
                Grant.of(Privilege.DELETE, Privilege.INSERT, Privilege.SELECT, Privilege.UPDATE).on(CommentTable.COMMENT).toPublic(),
                Grant.of(Privilege.USAGE).onSchema("tracker").toPublic(),
                Grant.nothing().on(TrackerObjects.RECORD).toPublic(),
                DefaultPrivileges.of(DefaultPrivileges.Objects.SEQUENCES, Privilege.SELECT).inSchema("tracker").toPublic(),
                Comment.on(BoardTable.BOARD, "What the board shows"),
                Comment.onPart(IssueLinkTable.ISSUE_LINK, "not_itself", "An issue has no link to itself"),
                Comment.onPart(IssueTable.ISSUE, "Audited", "Goes to \"Audit Log\".\"Entry\""));
    }
}
