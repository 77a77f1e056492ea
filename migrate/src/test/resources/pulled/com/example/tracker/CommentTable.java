package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.comment`.
 */
public final class CommentTable extends Table<Comment> {
    public static final CommentTable COMMENT = new CommentTable();

    public final Column<Long> id =
            bigint("id").defaultSql("nextval('tracker.comment_id_seq'::regclass)").primaryKey();

    public final Column<Long> issue = bigint("issue");

    public final Column<@Nullable UUID> author = uuid("author").nullable();

    public final Column<String> body = text("body");

    public final Column<Instant> created = timestamptz("created").defaultNow();

    public final One<User> user = one(author, () -> UserTable.USER.id);

    public final One<Issue> issue2 = one(issue, () -> IssueTable.ISSUE.id);

    private CommentTable() {
        super("tracker", "comment");
        foreignKey(author)
                .references(() -> List.of(UserTable.USER.id), onDelete(SET_NULL))
                .named("comment_author_fkey");
        foreignKey(issue)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("comment_issue_fkey");
        index("comment_issue_created_idx").on(issue, created);
        declare(
                Trigger.after(
                        "Audited", Trigger.Event.INSERT, Trigger.Event.DELETE, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(
                                new Trigger.Function("Audit Log", "record"), "with", "argu'ments"));
    }
}
