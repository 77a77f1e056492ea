package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.issue`.
 */
public final class IssueTable extends Table<Issue> {
    public static final IssueTable ISSUE = new IssueTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<Integer> shortID =
            integer("shortID").identity(options -> options.startWith(3000L));

    public final Column<String> title = varchar("title", 128);

    public final Column<Boolean> open = bool("open");

    public final Column<@Nullable Double> modified =
            doublePrecision("modified")
                    .defaultSql("(EXTRACT(epoch FROM CURRENT_TIMESTAMP) * (1000)::numeric)")
                    .nullable();

    public final Column<@Nullable Double> created =
            doublePrecision("created")
                    .defaultSql("(EXTRACT(epoch FROM CURRENT_TIMESTAMP) * (1000)::numeric)")
                    .nullable();

    public final Column<String> projectID =
            varchar("projectID").defaultValue("iCNlS2qEpzYWEes1RTf-D");

    public final Column<String> creatorID = varchar("creatorID");

    public final Column<@Nullable String> assigneeID = varchar("assigneeID").nullable();

    public final Column<@Nullable String> description =
            varchar("description", 10240).defaultValue("").nullable();

    public final Column<String> visibility = varchar("visibility").defaultValue("public");

    public final One<User> assignee = one(assigneeID, () -> UserTable.USER.id);

    public final One<User> creator = one(creatorID, () -> UserTable.USER.id);

    public final One<Project> project = one(projectID, () -> ProjectTable.PROJECT.id);

    public final Many<Comment> commentRows = many(id, () -> CommentTable.COMMENT.issueID);

    public final Many<IssueLabel> issueLabelRows =
            many(
                    List.of(id, projectID),
                    () -> List.of(IssueLabelTable.ISSUE_LABEL.issueID, IssueLabelTable.ISSUE_LABEL.projectID));

    public final Many<IssueNotifications> issueNotificationsRows =
            many(id, () -> IssueNotificationsTable.ISSUE_NOTIFICATIONS.issueID);

    public final Many<ViewState> viewStateRows = many(id, () -> ViewStateTable.VIEW_STATE.issueID);

    private IssueTable() {
        super("issue");
        foreignKey(assigneeID)
                .references(() -> List.of(UserTable.USER.id))
                .named("issue_assigneeID_fkey");
        foreignKey(creatorID)
                .references(() -> List.of(UserTable.USER.id))
                .named("issue_creatorID_fkey");
        foreignKey(projectID)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("issue_projectID_fkey");
        index("issue_assignee_idx").on(assigneeID, id);
        index("issue_created_idx").on(created);
        index("issue_creator_idx").on(creatorID, id);
        uniqueIndex("issue_id_project_idx").on(id, projectID);
        index("issue_project_assignee_modified_idx").on(projectID, assigneeID, modified, id);
        index("issue_project_creator_modified_idx").on(projectID, creatorID, modified, id);
        index("issue_project_modified_idx").on(projectID, modified, id);
        index("issue_project_open_assignee_modified_idx")
                .on(projectID, open, assigneeID, modified, id);
        index("issue_project_open_creator_modified_idx")
                .on(projectID, open, creatorID, modified, id);
        index("issue_project_open_modified_idx").on(projectID, open, modified, id);
        index("issue_shortid_idx").on(shortID);
        declare(
                Trigger.after("issue_delete_emoji", Trigger.Event.DELETE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "delete_emoji")));
        declare(
                Trigger.before("issue_set_created", Trigger.Event.INSERT)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "set_created")));
        declare(
                Trigger.before(
                        "issue_set_last_modified", Trigger.Event.INSERT, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "issue_set_last_modified")));
    }
}
