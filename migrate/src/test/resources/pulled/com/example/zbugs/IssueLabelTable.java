package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.issueLabel`.
 */
public final class IssueLabelTable extends Table<IssueLabel> {
    public static final IssueLabelTable ISSUE_LABEL = new IssueLabelTable();

    public final Column<String> labelID = varchar("labelID");

    public final Column<String> issueID = varchar("issueID");

    public final Column<String> projectID =
            varchar("projectID").defaultValue("iCNlS2qEpzYWEes1RTf-D");

    public final One<Issue> project =
            one(
                    List.of(issueID, projectID),
                    () -> List.of(IssueTable.ISSUE.id, IssueTable.ISSUE.projectID));

    public final One<Label> project2 =
            one(
                    List.of(labelID, projectID),
                    () -> List.of(LabelTable.LABEL.id, LabelTable.LABEL.projectID));

    private IssueLabelTable() {
        super("issueLabel");
        primaryKey(labelID, issueID).named("issueLabel_pkey");
        foreignKey(issueID, projectID)
                .references(
                        () -> List.of(IssueTable.ISSUE.id, IssueTable.ISSUE.projectID),
                        onDelete(CASCADE))
                .named("issueLabel_issueID_projectID_fkey");
        foreignKey(labelID, projectID)
                .references(() -> List.of(LabelTable.LABEL.id, LabelTable.LABEL.projectID))
                .named("issueLabel_labelID_projectID_fkey");
        index("issuelabel_issueid_idx").on(issueID);
    }
}
