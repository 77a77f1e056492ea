package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import java.util.UUID;

/**
 * The table `tracker.watcher`.
 */
public final class WatcherTable extends Table<Watcher> {
    public static final WatcherTable WATCHER = new WatcherTable();

    public final Column<Long> issue = bigint("issue");

    public final Column<UUID> user = uuid("user");

    public final One<Issue> issue2 = one(issue, () -> IssueTable.ISSUE.id);

    public final One<User> user2 = one(user, () -> UserTable.USER.id);

    private WatcherTable() {
        super("tracker", "watcher");
        primaryKey(user, issue).named("watcher_pkey");
        foreignKey(issue)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("watcher_issue_fkey");
        foreignKey(user)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("watcher_user_fkey");
    }
}
