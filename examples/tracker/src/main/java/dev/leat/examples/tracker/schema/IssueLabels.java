package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static dev.leat.examples.tracker.schema.Labels.LABELS;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.util.UUID;

/// Which issue has which label: the junction between the two, keyed by both.
public final class IssueLabels extends Table<IssueLabel> {
    public static final IssueLabels ISSUE_LABELS = new IssueLabels();

    public final Column<UUID> issueId =
            uuid("issue_id").references(() -> ISSUES.id, onDelete(CASCADE));
    public final Column<UUID> labelId =
            uuid("label_id").references(() -> LABELS.id, onDelete(CASCADE));

    private IssueLabels() {
        super("issue_labels");
        primaryKey(issueId, labelId);
        index("issue_labels_by_label").on(labelId);
    }
}
