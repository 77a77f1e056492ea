package dev.leat.examples.tracker;

import static dev.leat.examples.tracker.schema.Comments.COMMENTS;
import static dev.leat.examples.tracker.schema.IssueLabels.ISSUE_LABELS;
import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static dev.leat.examples.tracker.schema.Labels.LABELS;
import static dev.leat.examples.tracker.schema.Sessions.SESSIONS;
import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;

/// The tracker's database.
public final class Tracker implements DatabaseDefinition {

    @Override
    public Tables synced() {
        return Tables.of(USERS, ISSUES, COMMENTS, LABELS, ISSUE_LABELS);
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(SESSIONS);
    }
}
