package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.issueNotifications`.
 */
public final class IssueNotificationsTable extends Table<IssueNotifications> {
    public static final IssueNotificationsTable ISSUE_NOTIFICATIONS = new IssueNotificationsTable();

    public final Column<String> userID = varchar("userID");

    public final Column<String> issueID = varchar("issueID");

    public final Column<@Nullable Boolean> subscribed =
            bool("subscribed").defaultValue(true).nullable();

    public final Column<@Nullable Double> created =
            doublePrecision("created")
                    .defaultSql("(EXTRACT(epoch FROM CURRENT_TIMESTAMP) * (1000)::numeric)")
                    .nullable();

    public final One<Issue> issue = one(issueID, () -> IssueTable.ISSUE.id);

    public final One<User> user = one(userID, () -> UserTable.USER.id);

    private IssueNotificationsTable() {
        super("issueNotifications");
        primaryKey(userID, issueID).named("issueNotifications_pkey");
        foreignKey(issueID)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("issueNotifications_issueID_fkey");
        foreignKey(userID)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("issueNotifications_userID_fkey");
    }
}
