package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.SqlTemplate;
import dev.leat.schema.Table;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Statistics;
import dev.leat.schema.object.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.issue`.
 */
public final class IssueTable extends Table<Issue> {
    public static final IssueTable ISSUE = new IssueTable();

    public final Column<Long> id = bigint("id").identityAlways().primaryKey();

    public final Column<Integer> project = integer("project");

    public final Column<Integer> number = integer("number");

    public final Column<String> title = text("title");

    public final Column<@Nullable String> body = text("body").nullable();

    public final Column<Integer> state = integer("state");

    public final Column<PriorityLabel> priority =
            enumeration("priority", PriorityLabel.TYPE).defaultSql("'none'::tracker.priority");

    public final Column<@Nullable Long> parent = bigint("parent").nullable();

    public final Column<@Nullable Integer> milestone = integer("milestone").nullable();

    public final Column<@Nullable UUID> assigneeId = uuid("assigneeId").nullable();

    public final Column<UUID> creatorId = uuid("creatorId");

    public final Column<@Nullable String> estimate =
            custom("estimate", "interval day to minute").nullable();

    public final Column<@Nullable LocalDate> due = date("due").nullable();

    public final Column<BigDecimal> rank =
            numeric("rank").defaultSql("0").comment("Order on the board; see \"board\"");

    public final Column<Integer> commentCount = integer("comment_count").defaultValue(0);

    public final Column<@Nullable String> search =
            tsvector("search")
                    .generatedAlwaysAs(
                            "to_tsvector('english'::regconfig, ((COALESCE(title, ''::text) || ' '::text) || COALESCE(body, ''::text)))")
                    .nullable();

    public final Column<Instant> createdAt =
            timestamptz("createdAt", 3).defaultSql("CURRENT_TIMESTAMP");

    public final Column<@Nullable Instant> closedAt = timestamptz("closedAt", 3).nullable();

    public final One<User> assignee = one(assigneeId, () -> UserTable.USER.id);

    public final One<User> creator = one(creatorId, () -> UserTable.USER.id);

    public final One<Milestone> milestone2 = one(milestone, () -> MilestoneTable.MILESTONE.id);

    public final One<Issue> issue = one(parent, () -> IssueTable.ISSUE.id);

    public final One<Project> project2 = one(project, () -> ProjectTable.PROJECT.id);

    public final One<WorkflowState> workflowState =
            one(
                    List.of(project, state),
                    () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id));

    public final Many<Comment> commentRows = many(id, () -> CommentTable.COMMENT.issue);

    public final Many<CustomValue> customValueRows =
            many(id, () -> CustomValueTable.CUSTOM_VALUE.issue);

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.parent);

    public final Many<IssueLabel> issueLabelRows =
            many(id, () -> IssueLabelTable.ISSUE_LABEL.issue);

    public final Many<IssueLink> issueLinkRows = many(id, () -> IssueLinkTable.ISSUE_LINK.source);

    public final Many<IssueLink> issueLinkRows2 = many(id, () -> IssueLinkTable.ISSUE_LINK.target);

    public final Many<Watcher> watcherRows = many(id, () -> WatcherTable.WATCHER.issue);

    public final Many<WorkLog> workLogRows = many(id, () -> WorkLogTable.WORK_LOG.issue);

    private IssueTable() {
        super("tracker", "issue");
        comment("What people work on\n"
                        + "second line with a \\ backslash");
        enableRowSecurity();
        unique(project, number).named("issue_number");
        check("closed_after_created", "\"closedAt\" >= \"createdAt\"");
        check("issue_title_check", "length(btrim(title)) > 0");
        foreignKey(assigneeId)
                .references(() -> List.of(UserTable.USER.id), onDelete(SET_NULL))
                .named("issue_assigneeId_fkey");
        foreignKey(creatorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("issue_creatorId_fkey");
        foreignKey(milestone)
                .references(() -> List.of(MilestoneTable.MILESTONE.id), onDelete(SET_NULL))
                .named("issue_milestone_fkey");
        foreignKey(parent)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(SET_NULL))
                .named("issue_parent_fkey");
        foreignKey(project)
                .references(() -> List.of(ProjectTable.PROJECT.id), onDelete(CASCADE))
                .named("issue_project_fkey");
        foreignKey(project, state)
                .references(
                        () -> List.of(WorkflowStateTable.WORKFLOW_STATE.project, WorkflowStateTable.WORKFLOW_STATE.id))
                .named("issue_state")
                .deferrable();
        index("issue_assignee").on(assigneeId, part(due).nullsFirst());
        index("issue_open").on(project, part(rank).desc(), createdAt).where("\"closedAt\" IS NULL");
        index("issue_search").on(search).using("gin");
        index("issue_title")
                .on(
                        part(SqlTemplate.of("lower(title)").as(DataType.TEXT))
                                .operatorClass("text_pattern_ops"));
        declare(
                Policy.of("members only")
                        .using(
                                "(\"creatorId\" = (NULLIF(current_setting('tracker.user'::text, true), ''::text))::uuid) OR ((\"assigneeId\")::text = current_setting('tracker.user'::text, true))"));
        declare(
                Trigger.before("1_number", Trigger.Event.INSERT)
                        .forEachRow()
                        .when("new.number IS NULL")
                        .executes(new Trigger.Function("tracker", "next_number")));
        declare(
                Trigger.after(
                        "Audited", Trigger.Event.INSERT, Trigger.Event.DELETE, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("Audit Log", "record")));
        declare(Statistics.of("issue_usual", project, state, priority));
    }
}
