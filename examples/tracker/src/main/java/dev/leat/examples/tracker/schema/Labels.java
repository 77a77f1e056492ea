package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.IssueLabels.ISSUE_LABELS;
import static dev.leat.examples.tracker.schema.Issues.ISSUES;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.util.UUID;

/// Words that group issues.
public final class Labels extends Table<Label> {
    public static final Labels LABELS = new Labels();

    public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
    public final Column<String> name = text("name").unique();
    public final Column<String> color = varchar("color", 7).defaultValue("#888888");

    public final Many<Issue> issues =
            many(id, () -> ISSUE_LABELS.labelId)
                    .through(() -> ISSUE_LABELS.issueId, () -> ISSUES.id);

    private Labels() {
        super("labels");
    }
}
