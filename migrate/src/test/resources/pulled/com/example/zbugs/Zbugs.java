package com.example.zbugs;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;

/**
 * Everything that the database consists of.
 */
public final class Zbugs implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                CommentTable.COMMENT,
                EmojiTable.EMOJI,
                IssueTable.ISSUE,
                IssueLabelTable.ISSUE_LABEL,
                IssueNotificationsTable.ISSUE_NOTIFICATIONS,
                LabelTable.LABEL,
                ProjectTable.PROJECT,
                UserTable.USER,
                UserPrefTable.USER_PREF,
                ViewStateTable.VIEW_STATE);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                ZbugsObjects.COMMENT_CHECK_LENGTH,
                ZbugsObjects.COMMENT_TOUCH_ISSUE,
                ZbugsObjects.DELETE_EMOJI,
                ZbugsObjects.EMOJI_CHECK_SUBJECT,
                ZbugsObjects.ISSUE_SET_LAST_MODIFIED,
                ZbugsObjects.PROJECT_LOWER_CASE_NAME,
                ZbugsObjects.SET_CREATED,
                ZbugsObjects.TOUCH_ISSUE,
                ZbugsObjects.ZERO_ZBUGS_PUBLICATION);
    }
}
