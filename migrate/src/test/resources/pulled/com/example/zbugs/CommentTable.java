package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.comment`.
 */
public final class CommentTable extends Table<Comment> {
    public static final CommentTable COMMENT = new CommentTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<@Nullable String> issueID = varchar("issueID").nullable();

    public final Column<@Nullable Double> created = doublePrecision("created").nullable();

    public final Column<String> body = text("body");

    public final Column<@Nullable String> creatorID = varchar("creatorID").nullable();

    public final One<User> creator = one(creatorID, () -> UserTable.USER.id);

    public final One<Issue> issue = one(issueID, () -> IssueTable.ISSUE.id);

    private CommentTable() {
        super("comment");
        foreignKey(creatorID)
                .references(() -> List.of(UserTable.USER.id))
                .named("comment_creatorID_fkey");
        foreignKey(issueID)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("comment_issueID_fkey");
        index("comment_issueid_idx").on(issueID);
        declare(
                Trigger.before("comment_check_length", Trigger.Event.INSERT, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "comment_check_length")));
        declare(
                Trigger.after("comment_delete_emoji", Trigger.Event.DELETE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "delete_emoji")));
        declare(
                Trigger.before("comment_set_created", Trigger.Event.INSERT)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "set_created")));
        declare(
                Trigger.after("comment_touch_issue", Trigger.Event.INSERT)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "comment_touch_issue")));
    }
}
