package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.project`.
 */
public final class ProjectTable extends Table<Project> {
    public static final ProjectTable PROJECT = new ProjectTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<String> name = varchar("name");

    public final Column<String> lowerCaseName = varchar("lowerCaseName").defaultValue("");

    public final Column<@Nullable Integer> issueCountEstimate =
            integer("issueCountEstimate").nullable();

    public final Column<@Nullable Boolean> supportsSearch =
            bool("supportsSearch").defaultValue(true).nullable();

    public final Column<@Nullable String> markURL = varchar("markURL").nullable();

    public final Column<@Nullable String> logoURL = varchar("logoURL").nullable();

    public final Many<Issue> issueRows = many(id, () -> IssueTable.ISSUE.projectID);

    public final Many<Label> labelRows = many(id, () -> LabelTable.LABEL.projectID);

    private ProjectTable() {
        super("project");
        uniqueIndex("project_lower_case_name_idx").on(lowerCaseName);
        declare(
                Trigger.before(
                        "project_lower_case_name", Trigger.Event.INSERT, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "project_lower_case_name")));
    }
}
