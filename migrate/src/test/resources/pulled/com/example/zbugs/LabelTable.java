package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.label`.
 */
public final class LabelTable extends Table<Label> {
    public static final LabelTable LABEL = new LabelTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<String> name = varchar("name");

    public final Column<String> projectID =
            varchar("projectID").defaultValue("iCNlS2qEpzYWEes1RTf-D");

    public final One<Project> project = one(projectID, () -> ProjectTable.PROJECT.id);

    public final Many<IssueLabel> issueLabelRows =
            many(
                    List.of(id, projectID),
                    () -> List.of(IssueLabelTable.ISSUE_LABEL.labelID, IssueLabelTable.ISSUE_LABEL.projectID));

    private LabelTable() {
        super("label");
        foreignKey(projectID)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("label_projectID_fkey");
        uniqueIndex("label_id_project_idx").on(id, projectID);
        uniqueIndex("label_name_project_idx").on(projectID, name);
    }
}
