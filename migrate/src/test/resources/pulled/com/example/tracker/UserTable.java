package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.value.Bytes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.user`.
 */
public final class UserTable extends Table<User> {
    public static final UserTable USER = new UserTable();

    public final Column<UUID> id = uuid("id").defaultSql("public.uuid_generate_v4()").primaryKey();

    public final Column<String> userName = text("userName");

    public final Column<String> fullName = text("fullName");

    public final Column<@Nullable Bytes> avatar = bytea("avatar").nullable();

    public final Column<@Nullable String> hours =
            column("hours", TrackerTypes.WORKING_HOURS.type())
                    .defaultSql("'[09:00:00,17:00:00)'::tracker.working_hours")
                    .nullable();

    public final Column<String> preferences =
            custom("preferences", "tracker.hstore").defaultSql("''::tracker.hstore");

    public final Column<Boolean> isActive = bool("isActive").defaultValue(true);

    public final Many<Comment> commentRows = many(id, () -> CommentTable.COMMENT.author);

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.assigneeId);

    public final Many<Issue> issueRows2 = many(id, () -> IssueTable.ISSUE.creatorId);

    public final Many<Project> projectRows = many(id, () -> ProjectTable.PROJECT.leadId);

    public final Many<Watcher> watcherRows = many(id, () -> WatcherTable.WATCHER.user);

    public final Many<WorkLog> workLogRows = many(id, () -> WorkLogTable.WORK_LOG.user);

    public final Many<Workspace> workspaceRows = many(id, () -> WorkspaceTable.WORKSPACE.owner);

    private UserTable() {
        super("tracker", "user");
        unique(userName).named("user.userName must be unique");
    }
}
