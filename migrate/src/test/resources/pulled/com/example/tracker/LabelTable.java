package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.ReplicaIdentity;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.label`.
 */
public final class LabelTable extends Table<Label> {
    public static final LabelTable LABEL = new LabelTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<Integer> project = integer("project");

    public final Column<String> name = text("name").collation("\"C\"");

    public final One<Project> project2 = one(project, () -> ProjectTable.PROJECT.id);

    public final Many<IssueLabel> issueLabelRows =
            many(id, () -> IssueLabelTable.ISSUE_LABEL.label);

    private LabelTable() {
        super("tracker", "label");
        replicaIdentity(new ReplicaIdentity.UsingIndex("label_name"));
        unique(project, name).named("label_name");
        foreignKey(project)
                .references(() -> List.of(ProjectTable.PROJECT.id), onDelete(CASCADE))
                .named("label_project_fkey");
    }
}
