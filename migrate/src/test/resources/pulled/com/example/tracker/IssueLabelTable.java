package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.issue_label`.
 */
public final class IssueLabelTable extends Table<IssueLabel> {
    public static final IssueLabelTable ISSUE_LABEL = new IssueLabelTable();

    public final Column<Long> issue = bigint("issue");

    public final Column<Integer> label = integer("label");

    public final One<Issue> issue2 = one(issue, () -> IssueTable.ISSUE.id);

    public final One<Label> label2 = one(label, () -> LabelTable.LABEL.id);

    private IssueLabelTable() {
        super("tracker", "issue_label");
        primaryKey(issue, label).named("issue_label_pkey");
        foreignKey(issue)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("issue_label_issue_fkey");
        foreignKey(label)
                .references(() -> List.of(LabelTable.LABEL.id), onDelete(CASCADE))
                .named("issue_label_label_fkey");
    }
}
