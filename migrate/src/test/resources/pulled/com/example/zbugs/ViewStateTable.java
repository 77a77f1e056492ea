package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.viewState`.
 */
public final class ViewStateTable extends Table<ViewState> {
    public static final ViewStateTable VIEW_STATE = new ViewStateTable();

    public final Column<String> userID = varchar("userID");

    public final Column<String> issueID = varchar("issueID");

    public final Column<@Nullable Double> viewed = doublePrecision("viewed").nullable();

    public final One<Issue> issue = one(issueID, () -> IssueTable.ISSUE.id);

    public final One<User> user = one(userID, () -> UserTable.USER.id);

    private ViewStateTable() {
        super("viewState");
        primaryKey(userID, issueID).named("viewState_pkey");
        foreignKey(issueID)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("viewState_issueID_fkey");
        foreignKey(userID)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("viewState_userID_fkey");
    }
}
