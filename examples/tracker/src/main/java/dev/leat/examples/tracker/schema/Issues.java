package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.Comments.COMMENTS;
import static dev.leat.examples.tracker.schema.IssueLabels.ISSUE_LABELS;
import static dev.leat.examples.tracker.schema.Labels.LABELS;
import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.sql.JacksonCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be done.
public final class Issues extends Table<Issue> {
    public static final Issues ISSUES = new Issues();

    public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
    public final Column<String> title = text("title");
    public final Column<String> description = text("description").defaultValue("");
    public final Column<Status> status =
            enumeration("status", Status.TYPE).defaultValue(Status.OPEN);
    public final Column<Priority> priority =
            enumeration("priority", Priority.TYPE).defaultValue(Priority.MEDIUM);
    public final Column<String> creatorId = text("creator_id").references(() -> USERS.id);
    public final Column<@Nullable String> assigneeId =
            text("assignee_id").references(() -> USERS.id, onDelete(SET_NULL)).nullable();
    public final Column<List<String>> affectedVersions =
            text("affected_versions").array().defaultValue(List.of());
    public final Column<@Nullable Environment> environment =
            jsonb("environment", JacksonCodec.of(Environment.class)).nullable();
    public final Column<@Nullable BigDecimal> estimatedHours =
            numeric("estimated_hours", 6, 2).nullable();
    public final Column<@Nullable LocalDate> dueOn = date("due_on").nullable();
    public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();
    public final Column<Instant> updatedAt = timestamptz("updated_at").defaultNow();
    public final Column<@Nullable Instant> closedAt = timestamptz("closed_at").nullable();

    public final One<User> creator = one(creatorId, () -> USERS.id);
    public final One<User> assignee = one(assigneeId, () -> USERS.id);
    public final Many<Comment> comments = many(id, () -> COMMENTS.issueId);
    public final Many<Label> labels =
            many(id, () -> ISSUE_LABELS.issueId)
                    .through(() -> ISSUE_LABELS.labelId, () -> LABELS.id);

    private Issues() {
        super("issues");
        index("issues_by_age").on(createdAt.desc(), id);
        index("issues_by_creator").on(creatorId, createdAt.desc());
        index("issues_by_assignee").on(assigneeId, status);
    }
}
