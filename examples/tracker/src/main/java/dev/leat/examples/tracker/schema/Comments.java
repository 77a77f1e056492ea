package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people say about an issue; it goes when the issue goes.
public final class Comments extends Table<Comment> {
    public static final Comments COMMENTS = new Comments();

    public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
    public final Column<UUID> issueId =
            uuid("issue_id").references(() -> ISSUES.id, onDelete(CASCADE));
    public final Column<String> authorId = text("author_id").references(() -> USERS.id);
    public final Column<String> body = text("body");
    public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();
    public final Column<@Nullable Instant> editedAt = timestamptz("edited_at").nullable();

    public final One<Issue> issue = one(issueId, () -> ISSUES.id);
    public final One<User> author = one(authorId, () -> USERS.id);

    private Comments() {
        super("comments");
        index("comments_by_issue").on(issueId, createdAt);
    }
}
