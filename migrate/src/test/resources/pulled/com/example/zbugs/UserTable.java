package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.user`.
 */
public final class UserTable extends Table<User> {
    public static final UserTable USER = new UserTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<String> login = varchar("login");

    public final Column<@Nullable String> name = varchar("name").nullable();

    public final Column<@Nullable String> avatar = varchar("avatar").nullable();

    public final Column<String> role = varchar("role").defaultValue("user");

    public final Column<Integer> githubID = integer("githubID");

    public final Column<@Nullable String> email = varchar("email").nullable();

    public final Many<Comment> commentRows = many(id, () -> CommentTable.COMMENT.creatorID);

    public final Many<Emoji> emojiRows = many(id, () -> EmojiTable.EMOJI.creatorID);

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.assigneeID);

    public final Many<Issue> issueRows2 = many(id, () -> IssueTable.ISSUE.creatorID);

    public final Many<IssueNotifications> issueNotificationsRows =
            many(id, () -> IssueNotificationsTable.ISSUE_NOTIFICATIONS.userID);

    public final Many<UserPref> userPrefRows = many(id, () -> UserPrefTable.USER_PREF.userID);

    public final Many<ViewState> viewStateRows = many(id, () -> ViewStateTable.VIEW_STATE.userID);

    private UserTable() {
        super("user");
        uniqueIndex("user_githubid_idx").on(githubID);
        uniqueIndex("user_login_idx").on(login);
    }
}
