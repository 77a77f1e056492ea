package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.Issues.ISSUES;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;

/// The people who use the tracker. Their ids come from whoever logs them in, so they are text.
public final class Users extends Table<User> {
    public static final Users USERS = new Users();

    public final Column<String> id = text("id").primaryKey();
    public final Column<String> name = text("name");
    public final Column<Role> role = enumeration("role", Role.TYPE).defaultValue(Role.MEMBER);
    public final Column<Instant> joinedAt = timestamptz("joined_at").defaultNow();

    public final Many<Issue> createdIssues = many(id, () -> ISSUES.creatorId);
    public final Many<Issue> assignedIssues = many(id, () -> ISSUES.assigneeId);

    private Users() {
        super("users");
    }
}
